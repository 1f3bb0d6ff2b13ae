package io.github.ishardening.file;

import io.github.ishardening.problem.IoFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** All operations that change files, in one place, so that tests can interrupt the work at each of them. */
public class Disk {

    /** The suffix of unfinished files; a killed run may leave some. */
    public static final String UNFINISHED = ".is-hardening-part";

    /** Whether this is an unfinished file, possibly left by a killed run. */
    public static boolean isUnfinished(Path file) {
        return file.getFileName().toString().endsWith(UNFINISHED);
    }

    /** A folder and everything below it, deepest first. */
    public static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }

    /** The files and folders in a folder. */
    public static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    /** Whether a folder can be written to. */
    public boolean isWritable(Path folder) {
        return Files.isWritable(folder);
    }

    /** Replaces a file atomically, and sets its mode; creates its folder if it doesn't exist. */
    public final void replace(Path file, byte[] content, int mode) throws IOException {
        prepare(file, content, mode);
        putInPlace(file);
    }

    /**
     * Like {@link #replace(Path, byte[], int)}, via an adjacent file that only this caller writes. Doesn't create the
     * folder.
     */
    public final void replace(Path file, Path unfinished, byte[] content, int mode) throws IOException {
        prepare(file, unfinished, content, OptionalInt.of(mode));
        move(unfinished, file);
    }

    /** Like {@link #replace(Path, byte[], int)}, but leaves the mode to the umask. */
    final void replace(Path file, byte[] content) throws IOException {
        createFolders(file.toAbsolutePath().getParent());
        prepare(file, unfinished(file), content, OptionalInt.empty());
        putInPlace(file);
    }

    /** Writes a file's replacement next to it; creates its folder if it doesn't exist. */
    public final void prepare(Path file, byte[] content, int mode) throws IOException {
        createFolders(file.toAbsolutePath().getParent());
        prepare(file, unfinished(file), content, OptionalInt.of(mode));
    }

    /** Moves the prepared replacement into place, which needs no disk space. */
    public final void putInPlace(Path file) throws IOException {
        move(unfinished(file), file);
    }

    /** Deletes the prepared replacement, if there is one. */
    public final void discard(Path file) throws IOException {
        delete(unfinished(file));
    }

    private static Path unfinished(Path file) {
        // A fixed name, so that leftovers of a killed build are overwritten.
        return file.resolveSibling("." + file.getFileName() + UNFINISHED);
    }

    private void prepare(Path file, Path unfinished, byte[] content, OptionalInt mode) throws IOException {
        delete(unfinished);
        try {
            create(unfinished, mode.isPresent() ? Mode.PRIVATE : Mode.AS_USUAL);
            IoFailure.named(file, () -> fill(unfinished, content));
            if (mode.isPresent()) {
                Mode.set(unfinished, mode.getAsInt());
            }
        } catch (IOException e) {
            delete(unfinished);
            throw e;
        }
    }

    /** Creates a file that only its owner may read, and waits until it is on the disk. */
    public final void write(Path file, byte[] content) throws IOException {
        create(file, Mode.PRIVATE);
        fill(file, content);
    }

    /** Creates a folder and its parents, unless they exist. */
    public void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    /** Creates a folder that only its owner may access, and its parents, unless they exist. */
    public void createPrivateFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
        try {
            Files.createDirectory(folder, Mode.attributes(parent, Mode.PRIVATE_FOLDER));
        } catch (FileAlreadyExistsException e) {
            // Another build may have been faster.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Creates an empty file with this mode, as far as the umask permits. */
    public void create(Path file, int mode) throws IOException {
        Files.createFile(file, Mode.attributes(file.toAbsolutePath().getParent(), mode));
    }

    /** Writes the content of an empty file, and waits until it is on the disk. */
    public void fill(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            write(channel, ByteBuffer.wrap(content));
            channel.force(true);
        }
    }

    /** Writes the rest of a buffer at the file's position. */
    public void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** Moves a file or folder within a file system; atomically replaces an existing file. */
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes a file or an empty folder, if it exists. */
    public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    /** Deletes a folder with all its contents, if it exists. */
    public final void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each : deepestFirst(folder)) {
                delete(each);
            }
        }
    }

    /** Waits until the entries of a folder are on the disk. */
    public void sync(Path folder) throws IOException {
        // Windows, which has no modes, can't open folders; its file system journals renames.
        if (Mode.of(folder).isPresent()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Revokes everyone's rights on a file or folder except the owner's; it must not be a link. */
    public void restrict(Path path) throws IOException {
        Mode.restrict(path);
    }
}
