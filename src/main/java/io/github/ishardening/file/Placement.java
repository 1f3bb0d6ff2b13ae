package io.github.ishardening.file;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps a build's folders out of each other, wherever links and {@code ..} lead. */
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
     * Refuses a keys directory that would be packed with the unpacked distribution, or that would take all rights on it
     * from others.
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
     * Refuses a keys directory that is lost with what a build makes.
     *
     * @param buildDirectory where a project's build puts what it makes
     * @throws ProblemException if the keys lie inside
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
