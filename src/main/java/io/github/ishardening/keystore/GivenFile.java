package io.github.ishardening.keystore;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that a user brings. */
final class GivenFile {

    private GivenFile() {}

    /**
     * The content of a file.
     *
     * @param parameter the parameter that names it, for the message
     * @throws ProblemException if it isn't there
     */
    static byte[] content(String parameter, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(parameter, file + " is not a file.", "Name an existing one.");
        }
        return Files.readAllBytes(file);
    }
}
