package io.github.ishardening.file;

import io.github.ishardening.problem.IoSupplier;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one build at a time work in a folder while others wait: threads of this JVM with a monitor, processes with a
 * lock on an empty file that is never deleted. A killed process loses its lock, even if it ran on another machine or in
 * another container that shares the folder.
 *
 * <p>The monitor is needed because a file lock belongs to the whole process. On POSIX systems, the lock is lost as soon
 * as the process closes the file anywhere, so no other code may open it.
 */
public final class FolderLock {

    /** The name of the locked file in the folder. */
    public static final String FILE = ".lock";

    private final Path folder;
    private final Path file;
    private final boolean isShared;
    private final String cure;
    // Interned strings are shared by all class loaders of a JVM, and each Maven module may have its own loader.
    private final String monitor;

    private FolderLock(Path folder, Path file, boolean isShared, String cure) throws IOException {
        this.folder = folder;
        this.file = file;
        this.isShared = isShared;
        this.cure = cure;
        this.monitor = ("io.github.ishardening lock "
                        + RealPath.of(file.toAbsolutePath().getParent()).resolve(file.getFileName()))
                .intern();
    }

    /**
     * A lock on an existing folder of this plugin, for changing it.
     *
     * @param cure the cure if the folder can't be written to
     */
    public static FolderLock exclusive(Path folder, String cure) throws IOException {
        return new FolderLock(folder, folder.resolve(FILE), false, cure);
    }

    /** A lock on such a folder for reading, even without the right to create the file. */
    public static FolderLock shared(Path folder) throws IOException {
        return new FolderLock(folder, folder.resolve(FILE), true, "");
    }

    /**
     * A lock on a folder that isn't the plugin's own, such as a distribution. The file is in this user's temporary
     * folder, named after the real path: nothing is added to the folder, and its contents can't determine which file is
     * opened. Containers that don't share their temporary folder don't see each other's locks.
     */
    public static FolderLock outside(Path folder) throws IOException {
        byte[] path = folder.toRealPath().toString().getBytes(StandardCharsets.UTF_8);
        Path file = TemporaryPlace.folder().resolve(Digests.sha256(path) + FILE);
        return new FolderLock(folder, file, false, TemporaryPlace.CURE);
    }

    /**
     * Runs work while no other build works in the folder. May be nested.
     *
     * @param progress is informed if another process must be waited for
     * @throws ProblemException if the file must be written but can't be, or isn't a regular file
     */
    public <T> T locked(UserLog progress, IoSupplier<T> work) throws IOException {
        if (isHeld()) {
            return work.get();
        }
        synchronized (monitor) {
            if (isShared && !isRegularFile()) {
                // The folder has never been changed.
                return work.get();
            }
            try (FileChannel channel = open()) {
                lock(channel, progress);
                return work.get();
            }
        }
    }

    /** Whether this thread holds the lock. */
    public boolean isHeld() {
        return Thread.holdsLock(monitor);
    }

    /** Locks a file; closing the channel releases the lock. */
    private void lock(FileChannel channel, UserLog progress) throws IOException {
        if (channel.tryLock(0, Long.MAX_VALUE, isShared) == null) {
            progress.info("Waiting for another build in " + folder);
            channel.lock(0, Long.MAX_VALUE, isShared);
        }
    }

    private FileChannel open() throws IOException {
        if (isShared) {
            return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        }
        // Opening a FIFO would block forever.
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isRegularFile()) {
            throw new ProblemException(file.toString(), "is not a regular file.", "Delete it.");
        }
        try {
            return FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (FileSystemException e) {
            String reason = e.getReason();
            throw new ProblemException(
                    file.getParent().toString(),
                    "can't be written" + (reason == null ? "" : " (" + reason + ")") + ".",
                    cure);
        }
    }

    private boolean isRegularFile() {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
