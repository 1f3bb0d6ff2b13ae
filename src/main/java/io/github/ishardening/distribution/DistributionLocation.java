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
     * @throws InvalidPathException where it is no coordinates and can't be a path on this machine
     */
    public static Path find(String where, String text, Path base, ArtifactSource artifacts) {
        Optional<Coordinates> coordinates = Coordinates.parse(text);
        try {
            Path path = base.resolve(text).normalize();
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            // Windows allows no colon, so coordinates are no path there.
            if (coordinates.isEmpty()) {
                throw e;
            }
        }
        return coordinates
                .map(artifacts::resolve)
                .orElseThrow(() -> new ProblemException(
                        where,
                        text + " doesn't exist.",
                        "Name a zip, a folder, or coordinates group:artifact:zip:version."));
    }
}
