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
 * Distinguishes files of a run in progress from leftovers of a killed one: each is locked for as long as its run lasts.
 * Process ids don't suffice: they can be the same in containers that share a folder.
 */
public final class RunLock {

    private RunLock() {}

    /** The part of file names that is unique to this JVM: {@code <process>-<start>-}. */
    public static String name() {
        ProcessHandle process = ProcessHandle.current();
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        return process.pid() + "-" + start.toEpochMilli() + "-";
    }

    /** Locks a file of this run, until the channel is closed. */
    public static void hold(FileChannel file) throws IOException {
        file.lock();
    }

    /** Cleans up if a killed run left this file. Skips this JVM's files, because closing one releases its locks. */
    public static void ifLeft(Path file, IoRunnable clear) throws IOException {
        if (file.getFileName().toString().contains(name())) {
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            // No run creates a link or a pipe, and opening a pipe would block forever.
            clear.run();
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            // A shared lock needs no write permission: the file may be another user's.
            if (channel.tryLock(0, Long.MAX_VALUE, true) != null) {
                clear.run();
            }
        } catch (NoSuchFileException e) {
            // Its run has ended in the meantime, and cleaned up itself.
        } catch (AccessDeniedException e) {
            // It belongs to another user, who cleans it up.
        }
    }
}
