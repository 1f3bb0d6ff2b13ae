package io.github.ishardening.manifest;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Kubernetes objects in one or several documents or lists that determine a container's files and environment.
 *
 * @param file the name for messages
 * @param objects the ConfigMaps and Secrets
 * @param containers the containers of all workloads
 */
public record Manifest(String file, List<ConfigObject> objects, List<Container> containers) {

    /** {@code kubectl get} writes all objects as a single list, which isn't nested in another. */
    private static final int DEEPEST_LIST = 2;

    private static final int MOST_FILES = 10_000;

    /**
     * The value of an environment variable.
     *
     * @param text the value
     * @param line the line of the manifest that contains it, counted from 1
     */
    public record Value(String text, int line) {}

    /**
     * Reads a manifest. Ignores objects of other kinds, such as services.
     *
     * @param file the name for messages
     * @throws ProblemException if it isn't YAML, or one of these objects doesn't conform to the Kubernetes API;
     *     includes the line, and quotes no value
     */
    public static Manifest read(String file, byte[] content) {
        var manifest = new Manifest(file, new ArrayList<>(), new ArrayList<>());
        var allowance = new Allowance();
        Yaml.documents(file, content).forEach(document -> manifest.add(document, 0, allowance));
        return new Manifest(file, List.copyOf(manifest.objects), List.copyOf(manifest.containers));
    }

    private void add(YamlValue value, int depth, Allowance allowance) {
        if (!value.isMapping()) {
            throw new ProblemException(
                    value.where(), "isn't a Kubernetes manifest: it has no keys.", "Specify a ConfigMap manifest.");
        }
        String kind = value.get("kind").map(YamlValue::name).orElse("");
        if (kind.endsWith("List") && depth < DEEPEST_LIST) {
            allowance.items(value, "items").forEach(item -> add(item, depth + 1, allowance));
        } else if (ConfigObject.isOne(kind)) {
            objects.add(ConfigObject.of(kind, name(value), value, allowance));
        } else if (Workload.isOne(kind)) {
            containers.addAll(Workload.containers(kind, name(value), value, allowance));
        }
    }

    private static String name(YamlValue value) {
        return value.at("metadata", "name").map(YamlValue::name).orElse("");
    }

    /**
     * The paths at which a container mounts files of ConfigMaps and Secrets, without {@link #storage}.
     *
     * @throws ProblemException if it mounts a volume that doesn't exist, a file that its volume doesn't have, or more
     *     than 10,000 files
     */
    public List<MountPoint> mountPoints(Container container) {
        var points = new ArrayList<MountPoint>();
        int files = 0;
        for (var mount : container.mounts()) {
            if (isOfFiles(container, mount)) {
                var point = mountPoint(container, mount);
                points.add(point);
                files += point.files().size();
            }
            if (files > MOST_FILES) {
                throw new ProblemException(
                        file + ":" + mount.line(),
                        "%s mounts more than %s files.".formatted(container.workload(), MOST_FILES),
                        "Mount only what the server needs.");
            }
        }
        return points;
    }

    /** The paths at which a container mounts storage, all of it unseen because only the cluster knows its contents. */
    public List<MountPoint> storage(Container container) {
        return container.mounts().stream()
                .filter(mount -> !isOfFiles(container, mount))
                .map(mount -> new MountPoint(
                        mount.path(), mount.subPath().isEmpty(), List.of(), List.of(unseen(container, mount))))
                .toList();
    }

    private Problem unseen(Container container, VolumeMount mount) {
        return new Problem(
                file + ":" + mount.line(),
                "%s mounts %s from storage, whose contents the audit can't see."
                        .formatted(container.workload(), mount.path()),
                "Append # and the name of the ConfigMap with deployment.toml to the path, or provide the stores with"
                        + " -Dis-hardening.audit.security=DIRECTORY.");
    }

    private static boolean isOfFiles(Container container, VolumeMount mount) {
        var volume = container.volumes().get(mount.volume());
        return volume == null || !volume.sources().isEmpty();
    }

    private MountPoint mountPoint(Container container, VolumeMount mount) {
        var volume = container.volumes().get(mount.volume());
        if (volume == null) {
            throw new ProblemException(
                    file + ":" + mount.line(),
                    "%s mounts a volume %s that it doesn't define.".formatted(container.workload(), mount.volume()),
                    "Add it to its volumes.");
        }
        var files = new ArrayList<MountPoint.Entry>();
        var unseen = new ArrayList<Problem>();
        for (var source : volume.sources()) {
            var object = object(source.kind(), source.name());
            if (object.isPresent()) {
                add(mount, source, object.get(), files);
            } else if (!source.optional()) {
                unseen.add(unseen(container, mount, source));
            }
        }
        boolean isWhole = mount.subPath().isEmpty();
        if (files.isEmpty() && unseen.isEmpty() && !isWhole) {
            throw new ProblemException(
                    file + ":" + mount.line(),
                    "%s mounts %s of the volume %s, which has no such file."
                            .formatted(container.workload(), mount.subPath().get(), mount.volume()),
                    "Add the key to the source of the volume.");
        }
        return new MountPoint(mount.path(), isWhole, List.copyOf(files), List.copyOf(unseen));
    }

    private static void add(
            VolumeMount mount, Volume.Source source, ConfigObject object, List<MountPoint.Entry> files) {
        SortedMap<String, String> keys = new TreeMap<>(source.items());
        if (keys.isEmpty()) {
            object.entries().keySet().forEach(key -> keys.put(key, key));
        }
        String subPath = mount.subPath().orElse("");
        keys.forEach((inVolume, key) -> {
            var entry = object.entries().get(key);
            if (entry == null) {
                return;
            }
            if (subPath.isEmpty()) {
                files.add(new MountPoint.Entry(mount.path() + "/" + inVolume, object, key, entry));
            } else if (inVolume.equals(subPath) || inVolume.startsWith(subPath + "/")) {
                String below = inVolume.substring(subPath.length());
                files.add(new MountPoint.Entry(mount.path() + below, object, key, entry));
            }
        });
    }

    private Problem unseen(Container container, VolumeMount mount, Volume.Source source) {
        return new Problem(
                file + ":" + mount.line(),
                "%s mounts %s from %s %s, which isn't in this file, so the audit can't see it."
                        .formatted(container.workload(), mount.path(), source.kind(), source.name()),
                "Add its manifest to the file, or provide the stores with -Dis-hardening.audit.security=DIRECTORY.");
    }

    /**
     * The environment of a container, restricted to these variables, without blank ones.
     *
     * @param isKnown whether the user has specified what an absent object could contain
     * @throws ProblemException if another object contains one, or may do so, and isn't in this manifest
     */
    public SortedMap<String, Value> environment(Container container, List<String> names, boolean isKnown) {
        var all = new Environment(this, container, isKnown);
        var environment = new TreeMap<String, Value>();
        for (String name : names) {
            all.get(name).filter(each -> !each.text().isBlank()).ifPresent(each -> environment.put(name, each));
        }
        return environment;
    }

    /** The arguments of a container with its variables resolved; has the same problems as {@link #environment}. */
    public List<Container.Argument> arguments(Container container, boolean isKnown) {
        var environment = new Environment(this, container, isKnown);
        return container.arguments().stream()
                .map(argument -> new Container.Argument(environment.in(argument), argument.line()))
                .toList();
    }

    Optional<ConfigObject> object(String kind, String name) {
        var found = objects.stream()
                .filter(object -> object.kind().equals(kind) && object.name().equals(name))
                .toList();
        if (found.size() > 1) {
            throw new ProblemException(
                    file + ":" + found.get(1).line(),
                    "%s appears twice.".formatted(found.get(1)),
                    "Render a single release, in a single namespace, into the file.");
        }
        return found.stream().findFirst();
    }
}
