package io.github.ishardening.evidence.overlay;

import io.github.ishardening.distribution.Product;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.json.Jackson;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Dockerfile that applies an overlay to an image of the stock server. Its commands are JSON arrays, so that no shell
 * interprets file names.
 *
 * @param image the image
 * @param owner the owner of the files
 * @param readers who may read private files
 * @param folder the name of the server's folder
 * @param version the line in the server's version file with its product and version
 */
record Dockerfile(ServerImage image, FileOwner owner, PrivateFiles readers, String folder, String version) {

    private static final String HEAD = """
            # Applies the hardening changes to the stock server.
            #     docker build - < this-archive.tar.gz
            ARG IMAGE%s
            FROM ${IMAGE}
            """;

    private static final String CHECK = """
            # Copied over another version, or outside the server's folder, the files would be useless.
            """;

    private static final String SHARED = """
            # OpenShift runs containers as an arbitrary user in group 0.
            RUN chgrp -R 0 %s && chmod -R g=u %1$s
            """;

    /** The text of a Dockerfile that also deletes these files. */
    String text(Collection<String> deletions) {
        boolean isShared = readers == PrivateFiles.GROUP;
        String home = ServerImage.HOME + "/" + folder;
        var text = new StringBuilder(HEAD.formatted(
                image.reference().map(reference -> "=" + reference).orElse("")));
        text.append(CHECK).append(run(Stream.of("grep", "-qxF", "--", version, home + "/" + Product.VERSION_FILE)));
        if (isShared) {
            text.append("USER 0\n");
        }
        text.append("COPY --chown=%s %s %s\n".formatted(owner, folder, home));
        if (!deletions.isEmpty()) {
            text.append(run(Stream.concat(
                    Stream.of("rm", "-f", "--"), deletions.stream().map(path -> home + "/" + path))));
        }
        if (isShared) {
            text.append(SHARED.formatted(ServerImage.HOME)).append("USER %s\n".formatted(owner.user()));
        }
        return text.toString();
    }

    private static String run(Stream<String> command) {
        return command.map(word -> "\"" + Jackson.escaped(word) + "\"")
                .collect(Collectors.joining(", ", "RUN [", "]\n"));
    }
}
