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

/** Every way in which files are changed, in one place, so that a test can stop the work at each of them. */
public class Disk {

    /** How the names of files end that aren't finished; a killed run may leave some. */
    public static final String UNFINISHED = ".is-hardening-part";

    /** Whether a killed run left this file. */
    public static boolean isUnfinished(Path file) {
        return file.getFileName().toString().endsWith(UNFINISHED);
    }

    /** All below and including a folder, the deepest first. */
    public static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }

    /** What is in a folder. */
    public static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    /** Whether a folder can be written to. */
    public boolean isWritable(Path folder) {
        return Files.isWritable(folder);
    }

    /** Puts a file in place as a whole, with its mode; the folder above is made where it is missing. */
    public final void replace(Path file, byte[] content, int mode) throws IOException {
        prepare(file, content, mode);
        putInPlace(file);
    }

    /** Puts a file in place likewise, by way of a file beside it that nobody else writes. */
    public final void replace(Path file, Path unfinished, byte[] content, int mode) throws IOException {
        prepare(file, unfinished, content, OptionalInt.of(mode));
        move(unfinished, file);
    }

    /** Puts a file in place likewise, whose mode is left to the umask. */
    final void replace(Path file, byte[] content) throws IOException {
        createFolders(file.toAbsolutePath().getParent());
        prepare(file, unfinished(file), content, OptionalInt.empty());
        putInPlace(file);
    }

    /** Writes beside a file what is to replace it; the folder above is made where it is missing. */
    public final void prepare(Path file, byte[] content, int mode) throws IOException {
        createFolders(file.toAbsolutePath().getParent());
        prepare(file, unfinished(file), content, OptionalInt.of(mode));
    }

    /** Puts in place what was prepared, which needs no room. */
    public final void putInPlace(Path file) throws IOException {
        move(unfinished(file), file);
    }

    /** Forgets what was prepared, if anything was. */
    public final void discard(Path file) throws IOException {
        delete(unfinished(file));
    }

    private static Path unfinished(Path file) {
        // What a killed build left is overwritten, which a name of its own for each would not be.
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

    /** Writes a file that isn't there yet, for its owner alone, and waits until it is on the disk. */
    public final void write(Path file, byte[] content) throws IOException {
        create(file, Mode.PRIVATE);
        fill(file, content);
    }

    /** Makes a folder, with its parents, unless it is there. */
    public void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    /** Makes a folder for its owner alone, with its parents, unless it is there. */
    public void createPrivateFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
        try {
            Files.createDirectory(folder, Mode.attributes(parent, Mode.PRIVATE_FOLDER));
        } catch (FileAlreadyExistsException e) {
            // Another build may have been quicker.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Makes an empty file that isn't there yet, of this mode as far as the umask lets it. */
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

    /** Writes what is left in a buffer at the position of a file. */
    public void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** Moves a file or folder within one file system; a file that is in the way is replaced in the same instant. */
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes a file or an empty folder, if it is there. */
    public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    /** Deletes a folder with all that is in it, if it is there. */
    public final void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each : deepestFirst(folder)) {
                delete(each);
            }
        }
    }

    /** Waits until the entries of a folder are on the disk. */
    public void sync(Path folder) throws IOException {
        // Windows, which knows no modes, doesn't open folders; its file system keeps a journal of renames.
        if (Mode.of(folder).isPresent()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Takes all rights on a file or folder, which is no link, from everyone but the owner. */
    public void restrict(Path path) throws IOException {
        Mode.restrict(path);
    }
}
