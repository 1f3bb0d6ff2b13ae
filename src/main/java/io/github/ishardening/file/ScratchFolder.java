package io.github.ishardening.file;

import io.github.ishardening.problem.IoFailure;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/**
 * A temporary folder of the user, deleted when closed. If its build is killed, the next one deletes it: next to each is
 * a file that is locked for as long as its build runs.
 *
 * @param path the folder itself
 * @param lock the file next to it
 * @param locked the open channel that holds the lock
 */
public record ScratchFolder(Path path, Path lock, FileChannel locked) implements AutoCloseable {

    private static final String LOCK = ".scratch";
    private static final Pattern LOCK_NAME = Pattern.compile("\\d+-\\d+-.+\\" + LOCK);

    /**
     * Creates an empty folder with an absolute path (0700 if the file system supports modes).
     *
     * @throws io.github.ishardening.problem.ProblemException if there is no temporary folder for it
     */
    public static ScratchFolder create() throws IOException {
        return in(TemporaryPlace.folder());
    }

    static ScratchFolder in(Path place) throws IOException {
        // The lock prevents other builds from regarding the folder as a leftover before it is locked itself.
        return FolderLock.exclusive(place, TemporaryPlace.CURE).locked(UserLog.silent(), () -> {
            clear(place);
            Path lock = Files.createTempFile(place, RunLock.name(), LOCK);
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
            try {
                RunLock.hold(channel);
                return new ScratchFolder(
                        Files.createDirectory(folder(lock), Mode.attributes(place, Mode.PRIVATE_FOLDER)),
                        lock,
                        channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        });
    }

    /** Deletes leftovers of killed builds. */
    private static void clear(Path place) throws IOException {
        for (Path lock : Disk.list(place)) {
            if (LOCK_NAME.matcher(lock.getFileName().toString()).matches()) {
                RunLock.ifLeft(lock, () -> {
                    new Disk().deleteTree(folder(lock));
                    Files.deleteIfExists(lock);
                });
            }
        }
    }

    private static Path folder(Path lock) {
        String name = lock.getFileName().toString();
        return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    /** Writes a file at a path relative to the folder, creates the folders it needs, and returns its path. */
    public Path write(String relative, byte[] content) throws IOException {
        Path file = path.resolve(relative);
        Files.createDirectories(file.getParent());
        IoFailure.named(file, () -> Files.write(file, content));
        return file;
    }

    /** A folder inside, created if it doesn't exist. */
    public Path folder(String relative) throws IOException {
        return Files.createDirectories(path.resolve(relative));
    }

    /** Deletes the folder with all its contents. */
    @Override
    public void close() throws IOException {
        try (locked) {
            new Disk().deleteTree(path);
            Files.delete(lock);
        }
    }
}
