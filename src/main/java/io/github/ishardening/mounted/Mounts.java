package io.github.ishardening.mounted;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.manifest.Manifest;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files that a container mounts over a server, and the options for its start script, read and checked. */
public final class Mounts {

    private static final String TOML_PARAMETER = "<auditDeploymentToml>";
    private static final String SECURITY_PARAMETER = "<auditSecurity>";
    private static final String SCRIPTS = "bin/";
    private static final String START_PARAMETER = "<auditStart>";

    private final List<String> names;
    /** If a path occurs twice, the later file takes precedence. */
    private final List<MountedFile> files;

    private final List<String> hidden;
    private final Start start;

    private Mounts(List<String> names, List<MountedFile> files, List<String> hidden, Start start) {
        this.names = List.copyOf(names);
        this.files = List.copyOf(files);
        this.hidden = List.copyOf(hidden);
        this.start = start;
    }

    /**
     * Reads the files that the user specifies.
     *
     * @throws ProblemException if a file doesn't exist, isn't a manifest, is incomplete, or is ambiguous
     */
    public static Mounts read(MountRequest request) throws IOException {
        var names = new ArrayList<String>();
        var files = new ArrayList<MountedFile>();
        var hidden = new ArrayList<String>();
        var start = Start.none();
        List<MountedFile> security = List.of();
        if (request.security().isPresent()) {
            var source = NamedFile.find(
                    request.base(), SECURITY_PARAMETER, request.security().get());
            security = new SecurityMount(source).files();
            names.add(source.shown());
        }
        if (request.deploymentToml().isPresent()) {
            var source = NamedFile.find(
                    request.base(), TOML_PARAMETER, request.deploymentToml().get());
            if (source.isManifest()) {
                var manifest = Manifest.read(source.shown(), source.content());
                var given = security.stream().map(MountedFile::path).toList();
                var found = new ManifestMount(manifest, source)
                        .find(given, request.start().isPresent());
                files.addAll(found.files());
                hidden.addAll(found.hidden());
                start = found.start();
                names.add(0, source.shown() + " (" + found.from() + ")");
            } else {
                files.add(MountedFile.plain(ServerFiles.DEPLOYMENT_TOML, source.content(), source.shown()));
                names.add(0, source.shown());
            }
        }
        files.addAll(security);
        if (request.start().isPresent()) {
            start = start.with(START_PARAMETER, request.start().get());
            names.add("JAVA_OPTS");
        }
        return new Mounts(names, files, hidden, start);
    }

    /**
     * Stages everything in a distribution, which may only be read from then on.
     *
     * @param readers the readers of private files: the modes of a cluster's mounts aren't audited
     * @return the mapping of locations in the distribution to the user's files
     * @throws ProblemException if the distribution can't use the mounts: it is configured by XML files, a folder is in
     *     the way, or its start scripts don't accept options
     */
    public Origins layOver(Distribution distribution, PrivateFiles readers) throws IOException {
        if (laysToml() && !distribution.product().toml()) {
            throw new ProblemException(
                    TOML_PARAMETER,
                    "%s %s is configured by XML files, and doesn't read deployment.toml."
                            .formatted(
                                    distribution.product().name(),
                                    distribution.product().version()),
                    "Remove it.");
        }
        for (String folder : hidden) {
            List.copyOf(distribution.paths(folder)).forEach(distribution::delete);
        }
        Map<String, MountedFile> laid = new TreeMap<>();
        for (var file : files) {
            // In a cluster, the password file is rightly in a Secret; staged here, it would count as a leftover.
            if (!PasswordFile.isRead(file.path())) {
                laid.put(file.path(), file);
            }
        }
        for (var file : laid.values()) {
            distribution.writePrivate(file.path(), file.content(), readers);
            if (file.path().startsWith(SCRIPTS)) {
                distribution.makeRunnable(file.path());
            }
        }
        return new Origins(laid, start, start.isEmpty() ? Map.of() : start.layOver(distribution));
    }

    /** Whether a {@code deployment.toml} is mounted. */
    public boolean laysToml() {
        return files.stream().anyMatch(file -> file.path().equals(ServerFiles.DEPLOYMENT_TOML));
    }

    /** Whether nothing is mounted. */
    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** The names for reports: the user's files, and {@code JAVA_OPTS}. */
    public List<String> names() {
        return names;
    }
}
