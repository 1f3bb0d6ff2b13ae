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
 * A folder in the user's temporary place, deleted when it is closed. If its build is killed, the next one deletes it:
 * each has a file beside it that is locked as long as its build lives.
 *
 * @param path the folder itself
 * @param lock the file beside it
 * @param locked holds the lock
 */
public record ScratchFolder(Path path, Path lock, FileChannel locked) implements AutoCloseable {

    private static final String LOCK = ".scratch";
    private static final Pattern LOCK_NAME = Pattern.compile("\\d+-\\d+-.+\\" + LOCK);

    /**
     * A new, empty folder (0700 where the file system knows modes), known by its absolute path.
     *
     * @throws io.github.ishardening.problem.ProblemException if there is no temporary folder to make it in
     */
    public static ScratchFolder create() throws IOException {
        return in(TemporaryPlace.folder());
    }

    static ScratchFolder in(Path place) throws IOException {
        // Nobody takes a folder for left behind that is about to be locked.
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

    /** Deletes what killed builds left. */
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

    /** Writes a file, relative to the folder, with whatever folders it needs, and returns where it is. */
    public Path write(String relative, byte[] content) throws IOException {
        Path file = path.resolve(relative);
        Files.createDirectories(file.getParent());
        IoFailure.named(file, () -> Files.write(file, content));
        return file;
    }

    /** A folder inside, made if it isn't there. */
    public Path folder(String relative) throws IOException {
        return Files.createDirectories(path.resolve(relative));
    }

    /** Deletes the folder with all that is in it. */
    @Override
    public void close() throws IOException {
        try (locked) {
            new Disk().deleteTree(path);
            Files.delete(lock);
        }
    }
}
