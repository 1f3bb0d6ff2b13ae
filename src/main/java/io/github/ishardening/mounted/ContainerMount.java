package io.github.ishardening.mounted;

import io.github.ishardening.audit.Location;
import io.github.ishardening.manifest.Container;
import io.github.ishardening.manifest.Manifest;
import io.github.ishardening.manifest.MountPoint;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.script.Launch;
import io.github.ishardening.server.ServerFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the files that a container mounts over the server, and its environment variables and arguments.
 *
 * @param manifest the manifest that contains it
 * @param source the manifest's file
 * @param container the container
 */
record ContainerMount(Manifest manifest, NamedFile source, Container container) {

    private static final Pattern SCRIPT =
            Pattern.compile("(?:(?:/bin/|/usr/bin/)?(?:ba|da)?sh )?[A-Za-z0-9/._${}()-]+\\.sh");

    /**
     * Finds the files and start options.
     *
     * @param given the paths of separately specified stores, which take precedence
     * @param isStartKnown whether the user specifies how the server starts
     * @throws ProblemException if it mounts files that are neither in the manifest nor specified, has
     *     {@code deployment.toml} elsewhere, or starts in a way that can't be analysed
     */
    ManifestMount.Found find(Collection<String> given, boolean isStartKnown) {
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
        for (var point : manifest.storage(container)) {
            if (ServerPaths.configures(point.path()) && !isGiven(point, given)) {
                unseen.addAll(point.unseen());
            }
        }
        ProblemException.throwIfAny(unseen);
        if (files.stream().noneMatch(file -> file.path().equals(ServerFiles.DEPLOYMENT_TOML))) {
            requireNoToml();
        }
        return new ManifestMount.Found(container.workload(), files, hidden, start(isStartKnown));
    }

    /** A mount over one store is covered if that store is specified; a mount over all of them, if any is. */
    private static boolean isGiven(MountPoint point, Collection<String> given) {
        String path = ServerPaths.of(point.path()).orElse("");
        return given.contains(path)
                || (point.isFolder() && !given.isEmpty() && ServerFiles.SECURITY.equals(path + "/"));
    }

    /**
     * Without {@code deployment.toml}, the server may get it in a way that can't be seen here. If the user specified a
     * container, its mounts are taken as they are.
     */
    private void requireNoToml() {
        var holders = KeyMount.holders(manifest.objects(), ServerPaths.TOML);
        if (source.object().isEmpty() && !holders.isEmpty()) {
            var object = holders.get(0);
            throw new ProblemException(
                    source.shown() + ":" + object.line(),
                    "%s contains deployment.toml, but %s doesn't mount it where a server expects it."
                            .formatted(object, container.workload()),
                    "Specify which one to use: -Dis-hardening.audit.deploymentToml=%1$s#%2$s or %1$s#%3$s."
                            .formatted(source.shown(), object.name(), container.name()));
        }
    }

    private Start start(boolean isKnown) {
        var names = new ArrayList<>(Launch.NAMES);
        if (isKnown) {
            names.remove(Launch.OPTIONS);
        }
        var variables = new TreeMap<String, String>();
        var origins = new TreeMap<String, Location>();
        manifest.environment(container, names, isKnown).forEach((name, value) -> {
            variables.put(name, value.text());
            origins.put(name, Location.of(source.shown(), value.line()));
        });
        var arguments = new ArrayList<String>();
        if (runsScript(isKnown)) {
            for (var argument : arguments(isKnown)) {
                arguments.add(argument.text());
                origins.putIfAbsent(Launch.ARGUMENTS, Location.of(source.shown(), argument.line()));
            }
        }
        return new Start(new Launch(variables, List.copyOf(arguments)), origins);
    }

    /** The container's arguments, followed by those that a mounted entry point adds. */
    private List<Container.Argument> arguments(boolean isKnown) {
        var arguments = new ArrayList<>(manifest.arguments(container, isKnown));
        for (var point : manifest.mountPoints(container)) {
            for (var entry : point.files()) {
                if (EntryPoint.isOne(entry)) {
                    arguments.addAll(new EntryPoint(source.shown(), entry).arguments(isKnown));
                }
            }
        }
        return arguments;
    }

    /** Whether a script, the image's own or the command's, gets the arguments; other commands aren't analysed. */
    private boolean runsScript(boolean isKnown) {
        var command = container.command();
        String line = command.stream().map(Container.Argument::text).collect(Collectors.joining(" "));
        boolean isScript = command.isEmpty() || SCRIPT.matcher(line).matches();
        if (!isScript && !isKnown) {
            throw new ProblemException(
                    source.shown() + ":" + command.get(0).line(),
                    "%s starts the server with a custom command, which the audit doesn't analyse."
                            .formatted(container.workload()),
                    "Set the resulting JAVA_OPTS with -Dis-hardening.audit.start=....");
        }
        return isScript;
    }
}
