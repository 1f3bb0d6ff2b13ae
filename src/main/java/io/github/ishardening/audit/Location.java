package io.github.ishardening.audit;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The location of a finding.
 *
 * @param path a file of the distribution, relative to its top folder, with {@code !/} before paths in inner archives;
 *     {@code .} for the distribution as a whole; for mounted files and variables, the user's file or the variable
 * @param line the line in it, counted from 1, if there is one
 */
public record Location(String path, OptionalInt line) {

    private static final Pattern PARTS = Pattern.compile("(.+):([1-9][0-9]{0,8})");

    /** A file as a whole. */
    public static Location of(String path) {
        return new Location(path, OptionalInt.empty());
    }

    /** A line of a file. */
    public static Location of(String path, int line) {
        return new Location(path, OptionalInt.of(line));
    }

    /** Parses the output of {@link #toString}. */
    public static Location parse(String text) {
        Matcher parts = PARTS.matcher(text);
        return parts.matches() ? of(parts.group(1), Integer.parseInt(parts.group(2))) : of(text);
    }

    /** {@code path:line}, or the path alone. */
    @Override
    public String toString() {
        return line.isPresent() ? path + ":" + line.getAsInt() : path;
    }
}
