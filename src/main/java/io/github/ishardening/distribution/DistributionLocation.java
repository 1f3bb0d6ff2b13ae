package io.github.ishardening.distribution;

import io.github.ishardening.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the distribution that a user named. */
public final class DistributionLocation {

    private static final String CURE = "Name a zip, a folder, or coordinates group:artifact:zip:version.";

    private DistributionLocation() {}

    /**
     * Finds a distribution: an existing file or folder wins, else the text is taken for coordinates.
     *
     * @param where what messages call the text: the parameter that holds it
     * @param text a path or {@link Coordinates}
     * @param base the folder that a relative path starts from
     * @param artifacts where coordinates are resolved
     * @throws ProblemException where it is neither
     * @throws InvalidPathException where it is no coordinates and can't be a path on this machine
     */
    public static Path find(String where, String text, Path base, ArtifactSource artifacts) {
        Optional<Coordinates> coordinates = Coordinates.parse(text);
        if (coordinates.isPresent()) {
            return existing(text, base).orElseGet(() -> artifacts.resolve(coordinates.get()));
        }
        Path path = base.resolve(text).normalize();
        if (!Files.exists(path)) {
            throw new ProblemException(where, path + " doesn't exist.", CURE);
        }
        if (!Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw new ProblemException(where, path + " is neither a file nor a folder.", CURE);
        }
        return path;
    }

    private static Optional<Path> existing(String coordinates, Path base) {
        try {
            return Optional.of(base.resolve(coordinates).normalize()).filter(Files::exists);
        } catch (InvalidPathException e) {
            // Windows allows no colon in a path.
            return Optional.empty();
        }
    }
}
