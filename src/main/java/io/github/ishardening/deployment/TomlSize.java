package io.github.ishardening.deployment;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Limits the size of TOML files. Real ones have some hundred lines; tomlj's time grows with the cube of consecutive
 * blank lines and comments.
 */
public final class TomlSize {

    private static final int LARGEST = 1_000_000;
    private static final int MOST_LINES = 10_000;
    private static final int MOST_EMPTY = 300;
    private static final int MOST_KEYS = 10_000;
    private static final int LONGEST_KEY = 1000;

    private TomlSize() {}

    /** Throws {@link ProblemException} if a file is larger than 1 MB. */
    public static void check(Path file) throws IOException {
        check(Files.size(file) <= LARGEST, file.toString(), "is larger than 1 MB");
    }

    /**
     * Throws {@link ProblemException} if a text read from {@code where} has more than 1 MB, 10,000 lines, or 300
     * consecutive blank lines and comments.
     */
    public static void check(String text, String where) {
        check(text.length() <= LARGEST, where, "is larger than 1 MB");
        int lines = 0;
        int empty = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String content = line.stripLeading();
            empty = content.isEmpty() || content.startsWith("#") ? empty + 1 : 0;
            check(++lines <= MOST_LINES, where, "has more than 10,000 lines");
            check(empty <= MOST_EMPTY, where + ":" + lines, "has more than 300 consecutive blank lines and comments");
        }
    }

    /** Throws {@link ProblemException} if there are more than 10,000 keys or one has more than 1,000 characters. */
    static void check(Set<String> keys, String where) {
        check(keys.size() <= MOST_KEYS, where, "has more than 10,000 keys");
        check(
                keys.stream().allMatch(key -> key.length() <= LONGEST_KEY),
                where,
                "has a key of more than 1,000 characters");
    }

    private static void check(boolean fits, String where, String what) {
        if (!fits) {
            throw new ProblemException(where, what + ", which exceeds the limit.", "Remove what isn't needed.");
        }
    }
}
