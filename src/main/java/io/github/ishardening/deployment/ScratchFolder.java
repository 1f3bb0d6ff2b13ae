package io.github.ishardening.deployment;

import io.github.ishardening.problem.MachineFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder in the system's temporary folder that only its owner can read and that goes when it is closed. */
public final class ScratchFolder implements AutoCloseable {

    private final Path path;

    private ScratchFolder(Path path) {
        this.path = path;
    }

    /** A new, empty folder (0700 where the file system knows modes), known by its absolute path. */
    public static ScratchFolder create() throws IOException {
        return new ScratchFolder(Files.createTempDirectory("is-hardening-").toAbsolutePath());
    }

    /** Writes a file, relative to the folder, with whatever folders it needs, and returns where it is. */
    public Path write(String relative, byte[] content) throws IOException {
        Path file = path.resolve(relative);
        Files.createDirectories(file.getParent());
        MachineFault.named(file, () -> Files.write(file, content));
        return file;
    }

    /** A folder inside, made if it isn't there. */
    public Path folder(String relative) throws IOException {
        return Files.createDirectories(path.resolve(relative));
    }

    /** Deletes the folder with all that is in it. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(ScratchFolder::delete);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
