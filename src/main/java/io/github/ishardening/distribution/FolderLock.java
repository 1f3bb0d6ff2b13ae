package io.github.ishardening.distribution;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.Progress;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one at a time work in a folder, the others wait: among the threads of this JVM by a monitor, among processes by a
 * lock on a file in the folder. A process that is killed loses its lock.
 *
 * <p>The monitor is needed because a file lock belongs to the whole process, and on POSIX systems is lost as soon as
 * anyone in it closes the file.
 */
public final class FolderLock {

    /** The name of the locked file where it stays in the folder. */
    public static final String LASTING = ".lock";

    /** The name of the locked file where nothing may stay in the folder. */
    private static final String PASSING = ".is-hardening-lock";

    private final Path folder;
    private final Kind kind;
    private final String cure;
    // Interned strings are the same for all class loaders of a JVM, and each Maven module may have a loader of its own.
    private final String monitor;

    private enum Kind {
        EXCLUSIVE,
        SHARED,
        PASSING
    }

    private FolderLock(Path folder, Kind kind, String cure) throws IOException {
        this.folder = folder;
        this.kind = kind;
        this.cure = cure;
        this.monitor =
                ("io.github.ishardening folder " + (Files.exists(folder) ? folder.toRealPath() : folder)).intern();
    }

    /**
     * A lock on an existing folder of this plugin's own, for those who change something in it.
     *
     * @param cure what to do where the folder can't be written to
     */
    public static FolderLock exclusive(Path folder, String cure) throws IOException {
        return new FolderLock(folder, Kind.EXCLUSIVE, cure);
    }

    /** A lock on such a folder for those who only read and may not even create the file. */
    public static FolderLock shared(Path folder) throws IOException {
        return new FolderLock(folder, Kind.SHARED, "");
    }

    /**
     * A lock on a folder in which nothing may stay, such as a distribution. One that can't be written to isn't locked:
     * nobody changes it.
     */
    public static FolderLock passing(Path folder) throws IOException {
        return new FolderLock(folder, Kind.PASSING, "Make it writable.");
    }

    /** Whether this is the file of a lock that lets nothing stay; a killed run leaves it to the next. */
    static boolean isOne(Path file) {
        return file.getFileName().toString().equals(PASSING);
    }

    /** Work that one does at a time. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /**
     * Does this work while nobody else does theirs. Work inside work is fine.
     *
     * @param progress is told where another process has to be waited for
     * @throws ProblemException if the folder has to be written to and can't be
     */
    public <T> T locked(Progress progress, Work<T> work) throws IOException {
        if (isHeld()) {
            return work.run();
        }
        synchronized (monitor) {
            return switch (kind) {
                case EXCLUSIVE -> lasting(progress, work);
                case SHARED -> Files.exists(folder.resolve(LASTING)) ? lasting(progress, work) : work.run();
                case PASSING -> Files.isWritable(folder) ? passing(progress, work) : work.run();
            };
        }
    }

    /** Whether this thread is at work in the folder. */
    public boolean isHeld() {
        return Thread.holdsLock(monitor);
    }

    private <T> T lasting(Progress progress, Work<T> work) throws IOException {
        Path file = folder.resolve(LASTING);
        try (FileChannel channel =
                kind == Kind.SHARED ? FileChannel.open(file, StandardOpenOption.READ) : create(file)) {
            lock(channel, progress);
            return work.run();
        }
    }

    private <T> T passing(Progress progress, Work<T> work) throws IOException {
        Path file = folder.resolve(PASSING);
        while (true) {
            try (RandomAccessFile opened = createPassing(file)) {
                lock(opened.getChannel(), progress);
                if (isInPlace(opened, file)) {
                    try {
                        return work.run();
                    } finally {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    /**
     * Whether a locked file still is the one of this name. The one who was waited for deletes it, and the next may be at
     * work already, with another. Java can't compare an open file with a name, so it is given a length that no other
     * process gives, which takes no room on the disk.
     */
    private static boolean isInPlace(RandomAccessFile opened, Path file) throws IOException {
        long length = ProcessHandle.current().pid();
        opened.setLength(length);
        try {
            return Files.size(file) == length;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Locks a file; closing the channel gives the lock back. */
    private void lock(FileChannel channel, Progress progress) throws IOException {
        boolean shared = kind == Kind.SHARED;
        if (channel.tryLock(0, Long.MAX_VALUE, shared) == null) {
            progress.info("Waiting for another build in " + folder);
            channel.lock(0, Long.MAX_VALUE, shared);
        }
    }

    private FileChannel create(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            throw unwritable(e.getReason());
        }
    }

    private RandomAccessFile createPassing(Path file) {
        try {
            return new RandomAccessFile(file.toFile(), "rw");
        } catch (FileNotFoundException e) {
            throw unwritable(e.getMessage());
        }
    }

    private ProblemException unwritable(String reason) {
        return new ProblemException(
                folder.toString(), "can't be written" + (reason == null ? "" : " (" + reason + ")") + ".", cure);
    }
}
