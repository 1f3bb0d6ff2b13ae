package io.github.ishardening.audit;

import java.util.Set;

/**
 * A line of a file that differs from the stock distribution.
 *
 * @param kind whether it was added, removed or kept
 * @param number its number, counted from 1: in the stock file if it was removed, otherwise in the file as it is now
 * @param text its content, secrets masked
 * @param rules the ids of the rules whose controls determined its content, as far as known
 */
public record ChangedLine(Kind kind, int number, String text, Set<String> rules) {

    /** The kind of change. */
    public enum Kind {
        /** Only in the file as it is now. */
        ADDED,
        /** Only in the stock file. */
        REMOVED,
        /** In both. */
        KEPT
    }

    /** Copies the set. */
    public ChangedLine {
        rules = Set.copyOf(rules);
    }
}
