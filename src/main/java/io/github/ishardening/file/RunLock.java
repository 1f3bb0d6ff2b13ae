package io.github.ishardening.file;

import io.github.ishardening.problem.IoRunnable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Tells the files of a living run of this plugin from those that a killed one left: each stays locked while its run
 * lives. Process ids don't tell: containers may share a folder, in which they repeat.
 */
public final class RunLock {

    private RunLock() {}

    /** What the names of this JVM's files are to hold, and no other's do: {@code <process>-<start>-}. */
    public static String name() {
        ProcessHandle process = ProcessHandle.current();
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        return process.pid() + "-" + start.toEpochMilli() + "-";
    }

    /** Locks a file of this run, until the channel is closed. */
    public static void hold(FileChannel file) throws IOException {
        file.lock();
    }

    /** Clears away what a killed run left with this file; not this JVM's, because to close a file is to lose its locks. */
    public static void ifLeft(Path file, IoRunnable clear) throws IOException {
        if (file.getFileName().toString().contains(name())) {
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            // No run made a link or a pipe, and to open a pipe would be to wait for ever.
            clear.run();
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            // A shared lock needs no right to write: the file may be another user's.
            if (channel.tryLock(0, Long.MAX_VALUE, true) != null) {
                clear.run();
            }
        } catch (NoSuchFileException e) {
            // Its run has ended meanwhile, and cleared it itself.
        } catch (AccessDeniedException e) {
            // It is another user's, who clears it.
        }
    }
}
