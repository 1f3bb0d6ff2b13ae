package io.github.ishardening.keystore;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one at a time into a folder: among the threads of this JVM by a monitor, among processes by a lock on the file
 * {@code .lock}.
 *
 * <p>The monitor is needed because a file lock belongs to the whole process, and on POSIX systems is lost as soon as
 * anyone in it closes the file.
 */
final class DirectoryLock {

    /** The name of the locked file. */
    static final String FILE = ".lock";

    private final Path folder;
    private final boolean shared;
    // Interned strings are the same for all class loaders of a JVM, and each Maven module may have a loader of its own.
    private final String monitor;

    /** A lock on an existing folder; {@code shared} for those who only read and may not even create the file. */
    DirectoryLock(Path folder, boolean shared) throws IOException {
        this.folder = folder;
        this.shared = shared;
        this.monitor = ("io.github.ishardening keys directory " + (Files.exists(folder) ? folder.toRealPath() : folder))
                .intern();
    }

    <T> T locked(KeysDirectory.Work<T> work) throws IOException {
        if (isHeld()) {
            return work.run();
        }
        synchronized (monitor) {
            if (shared && !Files.exists(folder.resolve(FILE))) {
                return work.run();
            }
            try (FileChannel channel = open()) {
                // Closing the channel gives it back.
                channel.lock(0, Long.MAX_VALUE, shared);
                return work.run();
            }
        }
    }

    boolean isHeld() {
        return Thread.holdsLock(monitor);
    }

    private FileChannel open() throws IOException {
        Path file = folder.resolve(FILE);
        if (shared) {
            return FileChannel.open(file, StandardOpenOption.READ);
        }
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            throw new ProblemException(
                    folder.toString(),
                    "can't be written" + (e.getReason() == null ? "" : " (" + e.getReason() + ")") + ".",
                    "Make it writable, or set is-hardening.frozen=true to use it as it is.");
        }
    }
}
