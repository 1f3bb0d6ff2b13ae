package io.github.ishardening.mounted;

import io.github.ishardening.audit.Location;
import io.github.ishardening.manifest.ConfigObject;
import io.github.ishardening.manifest.Container;
import io.github.ishardening.manifest.Manifest;
import io.github.ishardening.manifest.MountPoint;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.script.Launch;
import io.github.ishardening.server.ServerFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What of a manifest concerns the server: what the container mounts in which it runs, and with what it starts. A manifest
 * without such a container, that of a ConfigMap alone, is laid over by the names of its keys.
 *
 * @param manifest what was read
 * @param source from where
 */
record ContainerMount(Manifest manifest, NamedFile source) {

    private static final String TOML = "deployment.toml";

    /**
     * What was found.
     *
     * @param from the object that it was found by, as reports name it
     * @param files to be laid over
     * @param hidden the folders, ending in {@code /}, of which nothing else is left
     * @param start with what the server starts
     */
    record Found(String from, List<MountedFile> files, List<String> hidden, Start start) {}

    /**
     * Finds it.
     *
     * @param security the files that are given besides, which win
     * @param isStartKnown whether the user says how the server starts
     * @throws ProblemException if nothing concerns a server, more than one thing may be meant, or it mounts what isn't here
     */
    Found find(Collection<MountedFile> security, boolean isStartKnown) {
        var servers = manifest.containers().stream().filter(this::isServer).toList();
        if (source.object().isPresent()) {
            String name = source.object().get();
            var named =
                    servers.stream().filter(each -> each.name().equals(name)).toList();
            return named.isEmpty() ? byName(named(name)) : of(one(named), security, isStartKnown);
        }
        return servers.isEmpty() ? byName(manifest.objects()) : of(one(servers), security, isStartKnown);
    }

    private boolean isServer(Container container) {
        return manifest.mountPoints(container).stream().anyMatch(point -> ServerPaths.reaches(point.path()))
                || container.variables().containsKey(Launch.OPTIONS);
    }

    private Container one(List<Container> containers) {
        if (containers.size() > 1) {
            throw ambiguous(
                    "more than one container of a server",
                    containers.stream().map(Container::workload).toList(),
                    containers.get(0).name());
        }
        return containers.get(0);
    }

    private List<ConfigObject> named(String name) {
        var named = manifest.objects().stream()
                .filter(object -> object.name().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw new ProblemException(
                    source.shown(),
                    "holds no workload, ConfigMap or Secret of the name behind #, with which a server is concerned.",
                    "Name one of its objects there, or none where there is one only.");
        }
        return named;
    }

    private Found of(Container container, Collection<MountedFile> security, boolean isStartKnown) {
        var given = security.stream().map(MountedFile::path).collect(Collectors.toSet());
        var files = new ArrayList<MountedFile>();
        var hidden = new ArrayList<String>();
        var unseen = new ArrayList<Problem>();
        for (var point : manifest.mountPoints(container)) {
            if (!ServerPaths.reaches(point.path())) {
                continue;
            }
            if (!isGiven(point, given)) {
                unseen.addAll(point.unseen());
            }
            if (point.isFolder() && !ServerPaths.isCopied(point.path())) {
                ServerPaths.of(point.path()).map(path -> path + "/").ifPresent(hidden::add);
            }
            for (var entry : point.files()) {
                ServerPaths.of(entry.path())
                        .ifPresent(path -> files.add(MountedFile.of(
                                path, source.shown(), entry.object().name(), entry.key(), entry.entry())));
            }
        }
        ProblemException.throwIfAny(unseen);
        return new Found(container.workload(), files, hidden, start(container, isStartKnown));
    }

    /** What is mounted over one store is given where that is, over all of them where any are. */
    private static boolean isGiven(MountPoint point, Collection<String> given) {
        String path = ServerPaths.of(point.path()).orElse("");
        return given.contains(path)
                || (point.isFolder() && !given.isEmpty() && ServerFiles.SECURITY.equals(path + "/"));
    }

    private Start start(Container container, boolean isStartKnown) {
        var names = new ArrayList<>(Launch.NAMES);
        if (isStartKnown) {
            names.remove(Launch.OPTIONS);
        }
        var variables = new TreeMap<String, String>();
        var origins = new TreeMap<String, Location>();
        manifest.environment(container, names, isStartKnown).forEach((name, value) -> {
            variables.put(name, value.text());
            origins.put(name, Location.of(source.shown(), value.line()));
        });
        var arguments = new ArrayList<String>();
        for (var argument : container.arguments()) {
            arguments.add(argument.text());
            origins.putIfAbsent(Launch.ARGUMENTS, Location.of(source.shown(), argument.line()));
        }
        return new Start(new Launch(variables, List.copyOf(arguments)), origins);
    }

    private Found byName(List<ConfigObject> objects) {
        var holders = objects.stream()
                .filter(object -> object.entries().containsKey(TOML))
                .toList();
        if (holders.isEmpty()) {
            throw new ProblemException(
                    source.shown(),
                    "holds no ConfigMap or Secret with the key deployment.toml, and no container that mounts one.",
                    "Name a manifest with one, or deployment.toml itself.");
        }
        if (holders.size() > 1) {
            throw ambiguous(
                    "more than one deployment.toml",
                    holders.stream().map(ConfigObject::toString).toList(),
                    holders.get(0).name());
        }
        var files = new ArrayList<MountedFile>();
        var paths = new HashSet<String>();
        for (var object : objects) {
            object.entries().forEach((key, entry) -> {
                Optional<String> path = ServerPaths.ofName(key);
                if (path.isPresent() && !paths.add(path.get())) {
                    throw ambiguous(
                            "more than one " + key,
                            objects.stream()
                                    .filter(each -> each.entries().containsKey(key))
                                    .map(ConfigObject::toString)
                                    .toList(),
                            holders.get(0).name());
                }
                path.ifPresent(found -> files.add(MountedFile.of(found, source.shown(), object.name(), key, entry)));
            });
        }
        return new Found(holders.get(0).toString(), files, List.of(), Start.none());
    }

    private ProblemException ambiguous(String what, List<String> names, String first) {
        return new ProblemException(
                source.shown(),
                "holds %s: %s.".formatted(what, String.join(", ", names)),
                "Name one: -Dis-hardening.audit.deploymentToml=%s#%s.".formatted(source.shown(), first));
    }
}
