package io.github.ishardening.audit;

import java.util.OptionalInt;

/**
 * Where a finding is.
 *
 * @param path a file of the distribution, relative to its top folder, inner archives' files behind {@code !/}; {@code .}
 *     for the distribution as a whole; of what is mounted over it, the user's file, or the variable
 * @param line the line in it, counted from 1, where there is one
 */
public record Location(String path, OptionalInt line) {

    /** A file as a whole. */
    public static Location of(String path) {
        return new Location(path, OptionalInt.empty());
    }

    /** A line of a file. */
    public static Location of(String path, int line) {
        return new Location(path, OptionalInt.of(line));
    }

    /** {@code path:line}, or the path alone. */
    @Override
    public String toString() {
        return line.isPresent() ? path + ":" + line.getAsInt() : path;
    }
}
