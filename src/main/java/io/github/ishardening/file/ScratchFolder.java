package io.github.ishardening.file;

import io.github.ishardening.problem.IoFailure;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder in the user's temporary place, deleted when it is closed. If its build is killed, the next one deletes it:
 * each has a file beside it that is locked as long as its build lives.
 */
public final class ScratchFolder implements AutoCloseable {

    private static final String LOCK = ".scratch";
    private static final Pattern LOCK_NAME = Pattern.compile("\\d+-\\d+-.+\\" + LOCK);

    private final Path path;
    private final Path lock;
    private final FileChannel locked;

    private ScratchFolder(Path path, Path lock, FileChannel locked) {
        this.path = path;
        this.lock = lock;
        this.locked = locked;
    }

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
        for (Path lock : list(place)) {
            if (LOCK_NAME.matcher(lock.getFileName().toString()).matches()) {
                RunLock.ifLeft(lock, () -> {
                    delete(folder(lock));
                    Files.deleteIfExists(lock);
                });
            }
        }
    }

    private static List<Path> list(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.toList();
        }
    }

    private static Path folder(Path lock) {
        String name = lock.getFileName().toString();
        return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    /** The folder itself. */
    public Path path() {
        return path;
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
            delete(path);
            Files.delete(lock);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path each : Disk.deepestFirst(folder)) {
            Files.delete(each);
        }
    }
}
