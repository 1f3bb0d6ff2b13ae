package io.github.ishardening.mounted;

import io.github.ishardening.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file or folder that the user named, and an object in it.
 *
 * @param parameter which parameter named it
 * @param shown as the user named it, without the object
 * @param path where it is
 * @param object the name behind {@code #}
 */
record NamedFile(String parameter, String shown, Path path, Optional<String> object) {

    /** A release of a large chart has some 100 kB, a store some 10 kB. */
    static final long LARGEST = 8L << 20;

    private static final Pattern MANIFEST = Pattern.compile(".*\\.(ya?ml|json)");

    /**
     * Finds it: what exists under the whole name wins, else what is behind the last {@code #} is the name of an object.
     *
     * @throws ProblemException if there is no such file
     */
    static NamedFile find(Path base, String parameter, String named) {
        int hash = named.lastIndexOf('#');
        if (hash <= 0 || Files.exists(resolve(base, parameter, named))) {
            return of(base, parameter, named, Optional.empty());
        }
        return of(base, parameter, named.substring(0, hash), Optional.of(named.substring(hash + 1)));
    }

    private static NamedFile of(Path base, String parameter, String named, Optional<String> object) {
        Path path = resolve(base, parameter, named);
        if (!Files.exists(path)) {
            throw new ProblemException(parameter, named + " doesn't exist.", "Specify an existing file.");
        }
        return new NamedFile(parameter, named.replace(File.separatorChar, '/'), path, object);
    }

    private static Path resolve(Path base, String parameter, String named) {
        try {
            return base.resolve(named);
        } catch (InvalidPathException e) {
            throw new ProblemException(parameter, "isn't a file name.", "Specify an existing file.");
        }
    }

    /** That it holds several things of which one only can be meant. */
    ProblemException ambiguous(String what, List<String> objects, String first) {
        return new ProblemException(
                shown,
                "contains %s: %s.".formatted(what, String.join(", ", objects)),
                "Specify which one to use, for example %s#%s.".formatted(shown, first));
    }

    /** Whether it is a manifest, by its name. */
    boolean isManifest() {
        return MANIFEST.matcher(shown.toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * Its content.
     *
     * @throws ProblemException if it is a folder or the like, or larger than 8 MiB
     */
    byte[] content() throws IOException {
        return content(path, shown);
    }

    /**
     * The content of a file.
     *
     * @param shown what messages call it
     * @throws ProblemException as {@link #content()} does
     */
    static byte[] content(Path path, String shown) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new ProblemException(shown, "isn't a regular file.", "Specify a regular file.");
        }
        try (var in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes((int) LARGEST + 1);
            if (content.length > LARGEST) {
                throw new ProblemException(
                        shown,
                        "is larger than 8 MiB; mounted files can have at most 8 MiB.",
                        "Specify the right file.");
            }
            return content;
        }
    }
}
