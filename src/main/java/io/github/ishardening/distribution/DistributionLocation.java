package io.github.ishardening.distribution;

import io.github.ishardening.problem.ProblemException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the distribution that a user specified. */
public final class DistributionLocation {

    private static final String FORM = "group:artifact:zip:version";
    private static final Pattern URL = Pattern.compile("(?i)(https?|ftp|file|s3):/.*");
    private static final Pattern WINDOWS = Pattern.compile("[A-Za-z]:.*|.*\\\\.*");

    private DistributionLocation() {}

    /**
     * Finds a distribution: an existing file or folder takes precedence, otherwise the text is parsed as coordinates.
     *
     * @param where the name of the text for messages: the parameter that contains it
     * @param text a path or {@link Coordinates}
     * @param base the folder that relative paths start from
     * @param artifacts resolves coordinates
     * @throws ProblemException if it is neither
     * @throws InvalidPathException if it isn't coordinates, and can't be a path on this machine
     */
    public static Path find(String where, String text, Path base, ArtifactSource artifacts) {
        Optional<Coordinates> coordinates = coordinates(text, base);
        if (coordinates.isPresent()) {
            return artifacts.resolve(coordinates.get());
        }
        if (URL.matcher(text).matches()) {
            throw new ProblemException(
                    where,
                    text + " is a URL.",
                    "Download it and specify the file, or specify coordinates " + FORM + ".");
        }
        Path path = base.resolve(text).normalize();
        if (!Files.exists(path)) {
            throw new ProblemException(where, path + " doesn't exist.", cure(text));
        }
        if (!Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw new ProblemException(where, path + " is neither a file nor a folder.", cure(text));
        }
        return path;
    }

    /**
     * The coordinates in a text; empty if it is a path, or if a file with this name exists.
     *
     * @param base the folder that relative paths start from
     */
    public static Optional<Coordinates> coordinates(String text, Path base) {
        return Coordinates.parse(text)
                .filter(coordinates -> existing(text, base).isEmpty());
    }

    /** Refuses a location that doesn't exist. */
    static void requireExisting(Path location) {
        if (!Files.exists(location)) {
            throw new ProblemException(
                    location.toString(), "doesn't exist.", "Specify the zip or the folder of a WSO2 distribution.");
        }
    }

    private static String cure(String text) {
        if (text.startsWith("~")) {
            return "Write the full path; only shells expand ~.";
        }
        return WINDOWS.matcher(text).matches() && File.separatorChar != '\\'
                ? "On this machine, folders are separated by / and there are no drives."
                : "Specify a zip, a folder, or coordinates " + FORM + ".";
    }

    private static Optional<Path> existing(String coordinates, Path base) {
        try {
            return Optional.of(base.resolve(coordinates).normalize()).filter(Files::exists);
        } catch (InvalidPathException e) {
            // Windows doesn't allow colons in paths.
            return Optional.empty();
        }
    }
}
