package io.github.ishardening.config.build;

import io.github.ishardening.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that a goal is going to write into. */
public final class WritableFolder {

    private static final String CURE = "Specify a writable folder.";

    private WritableFolder() {}

    /**
     * Refuses a folder that can't be written to, before any work is done; makes nothing.
     *
     * @param where the parameter that names the folder, for the message
     * @throws ProblemException if it, or what is in the place of it or of a folder above it, can't be written to
     */
    public static void require(String where, Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw new ProblemException(where, existing + " is a file.", CURE);
        }
        if (!Files.isWritable(existing)) {
            throw new ProblemException(where, existing + " can't be written to.", CURE);
        }
    }
}
