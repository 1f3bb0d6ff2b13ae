package io.github.ishardening.distribution;

import io.github.ishardening.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the distribution that a user named. */
public final class DistributionLocation {

    private DistributionLocation() {}

    /**
     * Finds a distribution: an existing file or folder wins, else the text is taken for coordinates.
     *
     * @param where what messages call the text: the parameter that holds it
     * @param text a path or {@link Coordinates}
     * @param base the folder that a relative path starts from
     * @param artifacts where coordinates are resolved
     * @throws ProblemException where it is neither
     */
    public static Path find(String where, String text, Path base, ArtifactSource artifacts) {
        Optional<Path> existing = path(text, base).filter(Files::exists);
        return existing.orElseGet(() -> Coordinates.parse(text)
                .map(artifacts::resolve)
                .orElseThrow(() -> new ProblemException(
                        where,
                        text + " doesn't exist.",
                        "Name a zip, a folder, or coordinates group:artifact:zip:version.")));
    }

    private static Optional<Path> path(String text, Path base) {
        try {
            return Optional.of(base.resolve(text).normalize());
        } catch (InvalidPathException e) {
            // Windows allows no colon, so coordinates are no path there.
            return Optional.empty();
        }
    }
}
