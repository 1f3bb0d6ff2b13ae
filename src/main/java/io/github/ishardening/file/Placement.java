package io.github.ishardening.file;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;

/** Ensures that a build's folders don't contain each other, following links and {@code ..}. */
public final class Placement {

    private Placement() {}

    /**
     * Refuses an output directory that would become part of the unpacked distribution.
     *
     * @throws ProblemException if it is inside
     */
    public static void requireOutputOutside(Path distribution, Path output) throws IOException {
        if (RealPath.isInside(output, distribution)) {
            throw new ProblemException(
                    output.toString(), "is inside the distribution.", "Choose another output directory.");
        }
    }

    /**
     * Refuses a keys directory that would be packed with the unpacked distribution, or whose private mode would lock
     * others out of it.
     *
     * @throws ProblemException if one is inside the other
     */
    public static void requireKeysApart(Path distribution, Path keys) throws IOException {
        if (RealPath.isInside(keys, distribution)) {
            throw new ProblemException(
                    keys.toString(),
                    "is inside the distribution, so the keys would be packed with it.",
                    "Choose another keys directory.");
        }
        if (RealPath.isInside(distribution, keys)) {
            throw new ProblemException(
                    keys.toString(), "contains the distribution.", "Choose a separate directory for the keys.");
        }
    }

    /**
     * Refuses a keys directory that is deleted with the build's output.
     *
     * @param buildDirectory the directory for the output of a project's build
     * @throws ProblemException if the keys are inside
     */
    public static void requireKeysOutOfReachOfClean(Path buildDirectory, Path keys) throws IOException {
        if (RealPath.isInside(keys, buildDirectory)) {
            throw new ProblemException(
                    keys.toString(),
                    "is inside the build directory " + buildDirectory + ", which clean deletes.",
                    "Choose another keys directory, or set is-hardening.ephemeral=true for temporary keys.");
        }
    }
}
