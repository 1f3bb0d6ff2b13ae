package io.github.ishardening.config.build;

import io.github.ishardening.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks folders to which a goal is going to write. */
public final class WritableFolder {

    private static final String CURE = "Specify a writable folder.";

    private WritableFolder() {}

    /**
     * Rejects a folder that isn't writable before any work is done; creates nothing.
     *
     * @param where the folder's parameter, for the message
     * @throws ProblemException if the folder, or its nearest existing ancestor, is a file or isn't writable
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
