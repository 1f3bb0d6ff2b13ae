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
 * The parts of a manifest that concern the server: what its container mounts, and how it starts. In a manifest without
 * such a container, for example with just a ConfigMap, the names of keys determine the mounted files.
 *
 * @param manifest the manifest
 * @param source its file
 */
record ManifestMount(Manifest manifest, NamedFile source) {

    /**
     * The parts that were found.
     *
     * @param from the object that contains them, as named in reports
     * @param files the mounted files
     * @param hidden the folders, ending in {@code /}, whose other files are hidden by mounts
     * @param start the server's start options
     */
    record Found(String from, List<MountedFile> files, List<String> hidden, Start start) {}

    /**
     * Finds the parts.
     *
     * @param given the paths of separately specified stores, which take precedence
     * @param isStartKnown whether the user specifies how the server starts
     * @throws ProblemException if nothing concerns a server, the choice is ambiguous, or mounted files are missing
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

    /**
     * The containers that mount the configuration, otherwise other server files, otherwise those with start options.
     */
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
