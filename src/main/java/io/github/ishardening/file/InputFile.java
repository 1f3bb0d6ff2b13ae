package io.github.ishardening.file;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks the files that the user provides, and reads stores and certificates, which may be a partner's. */
public final class InputFile {

    /** Enough for thousands of certificates; larger files must be something else. */
    private static final long LARGEST = 16L << 20;

    private InputFile() {}

    /**
     * The content of a file.
     *
     * @param parameter the parameter that specifies it, for the message
     * @throws ProblemException if it doesn't exist, isn't a regular file, or is larger than 16 MiB
     */
    public static byte[] content(String parameter, Path file) throws IOException {
        require(parameter, file, "Specify an existing file.");
        return content(file);
    }

    /**
     * Requires that a file that the user specifies exists.
     *
     * @param parameter the parameter that specifies it, for the message
     * @param cure what to do otherwise
     * @throws ProblemException if it doesn't exist, or isn't a regular file
     */
    public static void require(String parameter, Path file, String cure) {
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(
                    parameter, file + (Files.exists(file) ? " isn't a file." : " doesn't exist."), cure);
        }
    }

    /**
     * The content of an existing file.
     *
     * @throws ProblemException if it is larger than 16 MiB
     */
    public static byte[] content(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new ProblemException(
                    file.toString(),
                    "is %s bytes long; store and certificate files can be at most 16 MiB.".formatted(Files.size(file)),
                    "Specify the right file.");
        }
        return Files.readAllBytes(file);
    }
}
