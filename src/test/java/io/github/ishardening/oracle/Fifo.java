package io.github.ishardening.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pipes with names, which hold up for ever whoever opens one. */
public final class Fifo {

    private Fifo() {}

    /** Puts one in the place of whatever is there. */
    public static Path at(Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        var made = Command.run(file.getParent(), "mkfifo", file.toString());
        if (made.exitCode() != 0) {
            throw new IllegalStateException(made.output());
        }
        return file;
    }
}
