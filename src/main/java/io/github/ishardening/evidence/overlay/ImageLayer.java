package io.github.ishardening.evidence.overlay;

import io.github.ishardening.file.Mode;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A difference as a layer of a container image (<a
 * href="https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md">OCI image specification, layer</a>), in
 * which an empty file next to a file deletes it: a whiteout.
 */
final class ImageLayer {

    private static final String WHITEOUT = ".wh.";

    private final Difference difference;
    private final String parent;

    /**
     * A layer for an image.
     *
     * @param folder the name of the server's folder
     * @throws ProblemException if a name has another meaning in a layer
     */
    ImageLayer(Difference difference, String folder) {
        this.difference = difference;
        this.parent = ServerImage.HOME.substring(1) + "/" + folder + "/";
        Stream.concat(difference.files().keySet().stream(), difference.deletions().stream())
                .filter(path -> Arrays.stream(path.split("/", -1)).anyMatch(name -> name.startsWith(WHITEOUT)))
                .findFirst()
                .ifPresent(path -> {
                    throw new ProblemException(
                            path,
                            "can't be in a layer of a container image, where names that start with %s delete files."
                                    .formatted(WHITEOUT),
                            "Rename it, or remove <overlay>.");
                });
    }

    /** Writes the entries, whiteouts first. */
    void writeTo(FixedTar tar) throws IOException {
        for (String whiteout : whiteouts()) {
            tar.file(parent + whiteout, Mode.DEFAULT, 0, InputStream.nullInputStream());
        }
        difference.writeTo(tar, parent);
    }

    private SortedSet<String> whiteouts() {
        var whiteouts = new TreeSet<String>();
        for (String path : difference.deletions()) {
            int name = path.lastIndexOf('/') + 1;
            whiteouts.add(path.substring(0, name) + WHITEOUT + path.substring(name));
        }
        return whiteouts;
    }
}
