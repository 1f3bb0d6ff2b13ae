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
 * What a distribution holds before any edit. Paths are relative to its top folder; only of files that
 * exist may content, size and mode be asked for.
 */
public interface Source extends Closeable {

    /** Forty times of the largest file that configures a server, or of a store; more takes long to look through. */
    long LARGEST = 8L << 20;

    /** The zip or the folder. */
    Path location();

    /** What messages call it: its file name. */
    default String label() {
        return String.valueOf(location().getFileName());
    }

    /** The name of the top folder. */
    String name();

    /** The regular files. */
    SortedSet<String> paths() throws IOException;

    /** The folders, the empty ones among them, which a server may need. */
    Collection<String> folders() throws IOException;

    /** Whether there is such a regular file. */
    boolean exists(String path);

    /** The bytes of a file, as they come. */
    InputStream open(String path) throws IOException;

    /** The bytes of a file; a {@link ProblemException} where it is larger than {@link #LARGEST}. */
    default byte[] read(String path) throws IOException {
        requireAtMost(LARGEST, path, size(path));
        return readAll(path);
    }

    /** The bytes of a file of any size: only for one whose size is known to be that of bytes in memory. */
    default byte[] readAll(String path) throws IOException {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        }
    }

    /** Refuses to read a file as a whole that a zip bomb may have blown up; a {@link ProblemException} says its size. */
    default void requireAtMost(long largest, String path, long size) {
        if (size > largest) {
            throw new ProblemException(
                    label(),
                    path + " is " + size + " bytes long; a file of this type can have at most " + (largest >> 20)
                            + " MiB.",
                    "Restore it from the stock distribution.");
        }
    }

    /** Writes a file to a place outside where there is none. */
    default void copyTo(String path, Path target) throws IOException {
        try (InputStream in = open(path)) {
            Files.copy(in, target);
        }
    }

    /** How many bytes a file has. */
    long size(String path) throws IOException;

    /** The permission bits of a file, such as 0644; empty where none are recorded. */
    OptionalInt mode(String path) throws IOException;

    /** Why no file may be written to this path, as the end of a sentence; empty where one may. */
    Optional<String> obstacle(String path);

    /** Refuses a path at which there can be no file; a {@link ProblemException} with what is in the way. */
    default void requireFree(String path) {
        obstacle(path).ifPresent(obstacle -> {
            throw new ProblemException(label(), path + " " + obstacle + ".", "Put a plain file in its place.");
        });
    }

    /** What goes into the digest of a file, so that two files of one digest have one content. */
    default InputStream digested(String path) throws IOException {
        return open(path);
    }

    /** A text that differs when the content does, cheaper than a hash of all of it. */
    String identity() throws IOException;
}
