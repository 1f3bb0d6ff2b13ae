package io.github.ishardening.distribution.source;

import io.github.ishardening.problem.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;

/**
 * The contents of a distribution before any edit. Paths are relative to its top folder; content, size and mode may only
 * be requested for existing files.
 */
public interface Source extends Closeable {

    /** Forty times the size of the largest configuration file or store; larger files would take long to scan. */
    long LARGEST = 8L << 20;

    /** The zip or folder. */
    Path location();

    /** Its name for messages: its file name. */
    default String label() {
        return String.valueOf(location().getFileName());
    }

    /** The name of the top folder. */
    String name();

    /** The regular files. */
    SortedSet<String> paths() throws IOException;

    /** The folders, including empty ones, which a server may need. */
    Collection<String> folders() throws IOException;

    /** Whether a regular file exists. */
    boolean exists(String path);

    /** The content of a file as a stream. */
    InputStream open(String path) throws IOException;

    /** The content of a file; throws a {@link ProblemException} if it is larger than {@link #LARGEST}. */
    default byte[] read(String path) throws IOException {
        requireAtMost(LARGEST, path, size(path));
        return readAll(path);
    }

    /** The content of a file of any size: only for one whose content is in memory anyway. */
    default byte[] readAll(String path) throws IOException {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        }
    }

    /**
     * Refuses to read a file as a whole that may be a zip bomb.
     *
     * @throws ProblemException with its size if it is larger than {@code largest} bytes
     */
    default void requireAtMost(long largest, String path, long size) {
        if (size > largest) {
            throw new ProblemException(
                    label(),
                    path + " is " + size + " bytes long; a file of this type can be at most " + (largest >> 20)
                            + " MiB.",
                    "Restore it from the stock distribution.");
        }
    }

    /** Copies a file to a new file outside. */
    default void copyTo(String path, Path target) throws IOException {
        try (InputStream in = open(path)) {
            Files.copy(in, target);
        }
    }

    /** The size of a file in bytes. */
    long size(String path) throws IOException;

    /** The permission bits of a file, such as 0644; empty if none are recorded. */
    OptionalInt mode(String path) throws IOException;

    /** Describes why no file may be written to this path, as the end of a sentence; empty if one may. */
    Optional<String> obstacle(String path);

    /** Refuses a path where no file can be written; the {@link ProblemException} describes what is in the way. */
    default void requireFree(String path) {
        obstacle(path).ifPresent(obstacle -> {
            throw new ProblemException(label(), path + " " + obstacle + ".", "Put a plain file in its place.");
        });
    }

    /** The input for a file's digest; files with the same digest have the same content. */
    default InputStream digested(String path) throws IOException {
        return open(path);
    }

    /** A text that changes with the content, and is cheaper than a hash of everything. */
    String identity() throws IOException;
}
