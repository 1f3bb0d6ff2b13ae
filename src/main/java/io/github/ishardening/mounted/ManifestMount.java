package io.github.ishardening.mounted;

import io.github.ishardening.manifest.ConfigObject;
import io.github.ishardening.manifest.Container;
import io.github.ishardening.manifest.Manifest;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.script.Launch;
import io.github.ishardening.server.ServerFiles;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What of a manifest concerns the server: what the container mounts in which it runs, and with what it starts. A manifest
 * without such a container, that of a ConfigMap alone, is laid over by the names of its keys.
 *
 * @param manifest what was read
 * @param source from where
 */
record ManifestMount(Manifest manifest, NamedFile source) {

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
     * @param given the paths of the stores that are given besides, which win
     * @param isStartKnown whether the user says how the server starts
     * @throws ProblemException if nothing concerns a server, more than one thing may be meant, or it mounts what isn't here
     */
    Found find(Collection<String> given, boolean isStartKnown) {
        var servers = servers();
        if (servers.size() > 1) {
            throw source.ambiguous(
                    "more than one container of a server",
                    servers.stream().map(Container::workload).toList(),
                    servers.get(0).name());
        }
        return servers.isEmpty()
                ? new KeyMount(source).find(objects())
                : new ContainerMount(manifest, source, servers.get(0)).find(given, isStartKnown);
    }

    /** Those that mount the configuration; where none does, other files of a server; or else start with options. */
    private List<Container> servers() {
        var containers = manifest.containers().stream()
                .filter(container ->
                        source.object().map(container.name()::equals).orElse(true))
                .toList();
        return Stream.<Predicate<Container>>of(
                        this::mountsToml,
                        this::mountsServer,
                        container -> container.variables().containsKey(Launch.OPTIONS))
                .map(kind -> containers.stream().filter(kind).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private boolean mountsToml(Container container) {
        return manifest.mountPoints(container).stream()
                .flatMap(point -> point.files().stream())
                .anyMatch(file -> ServerPaths.of(file.path())
                        .filter(ServerFiles.DEPLOYMENT_TOML::equals)
                        .isPresent());
    }

    private boolean mountsServer(Container container) {
        return manifest.mountPoints(container).stream().anyMatch(point -> ServerPaths.reaches(point.path()));
    }

    private List<ConfigObject> objects() {
        if (source.object().isEmpty()) {
            return manifest.objects();
        }
        var named = manifest.objects().stream()
                .filter(object -> object.name().equals(source.object().get()))
                .toList();
        if (named.isEmpty()) {
            throw new ProblemException(
                    source.shown(),
                    "contains no server workload, ConfigMap or Secret with the name after #.",
                    "Use one of those that it contains:");
        }
        return named;
    }
}
