package io.github.ishardening.file;

import io.github.ishardening.problem.IoFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The few ways in which files are changed: one place, so that a test can stop the work at each of them. */
public class Disk {

    /** How the names of files end that aren't finished; a killed run may leave some. */
    public static final String UNFINISHED = ".is-hardening-part";

    /** Whether a killed run left this file. */
    public static boolean isUnfinished(Path file) {
        return file.getFileName().toString().endsWith(UNFINISHED);
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
        prepare(file, unfinished, content, mode);
        move(unfinished, file);
    }

    /** Writes beside a file what is to replace it; the folder above is made where it is missing. */
    public final void prepare(Path file, byte[] content, int mode) throws IOException {
        createFolders(file.toAbsolutePath().getParent());
        prepare(file, unfinished(file), content, mode);
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
        return file.resolveSibling("." + file.getFileName() + UNFINISHED);
    }

    private void prepare(Path file, Path unfinished, byte[] content, int mode) throws IOException {
        delete(unfinished);
        try {
            create(unfinished);
            IoFailure.named(file, () -> fill(unfinished, content, mode));
        } catch (IOException e) {
            delete(unfinished);
            throw e;
        }
    }

    public void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    /** Makes an empty file, private from the start. */
    public void create(Path file) throws IOException {
        Files.createFile(file);
        Mode.set(file, Mode.PRIVATE);
    }

    public void fill(Path file, byte[] content, int mode) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            write(channel, ByteBuffer.wrap(content));
            channel.force(true);
        }
        Mode.set(file, mode);
    }

    /** Writes what is left in a buffer at the position of a file. */
    public void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
