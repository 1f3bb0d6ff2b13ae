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
 * A file or folder that the user specified, and optionally an object in it.
 *
 * @param parameter the parameter that specifies it
 * @param shown the name as specified by the user, without the object
 * @param path its path
 * @param object the name after {@code #}
 */
record NamedFile(String parameter, String shown, Path path, Optional<String> object) {

    /** A rendered release of a large chart has about 100 kB, a store about 10 kB. */
    static final long LARGEST = 8L << 20;

    private static final Pattern MANIFEST = Pattern.compile(".*\\.(ya?ml|json)");

    /**
     * Finds the file. If none has the whole name, the part after the last {@code #} is the name of an object.
     *
     * @throws ProblemException if the file doesn't exist
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

    /** Reports that the file contains several candidates, of which only one can be used. */
    ProblemException ambiguous(String what, List<String> objects, String first) {
        return new ProblemException(
                shown,
                "contains %s: %s.".formatted(what, String.join(", ", objects)),
                "Specify which one to use, for example %s#%s.".formatted(shown, first));
    }

    /** Whether it is a manifest, according to its file name extension. */
    boolean isManifest() {
        return MANIFEST.matcher(shown.toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * The file's content.
     *
     * @throws ProblemException if it isn't a regular file, or is larger than 8 MiB
     */
    byte[] content() throws IOException {
        return content(path, shown);
    }

    /**
     * The content of a file.
     *
     * @param shown the name for messages
     * @throws ProblemException in the same cases as {@link #content()}
     */
    static byte[] content(Path path, String shown) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new ProblemException(shown, "isn't a regular file.", "Specify a regular file.");
        }
        try (var in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes((int) LARGEST + 1);
            if (content.length > LARGEST) {
                throw new ProblemException(
                        shown, "is larger than 8 MiB; mounted files can be at most 8 MiB.", "Specify the right file.");
            }
            return content;
        }
    }
}
