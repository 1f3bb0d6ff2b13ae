package io.github.ishardening.audit;

import java.util.Set;

/**
 * A line of a file that differs from the stock distribution.
 *
 * @param kind whether it came, went or stayed
 * @param number its number, counted from 1: of one that went as the file was shipped, else as the file is now
 * @param text what it says, secrets masked
 * @param rules the ids of the rules whose controls decided what it says, as far as that is known
 */
public record ChangedLine(Kind kind, int number, String text, Set<String> rules) {

    /** What became of a line. */
    public enum Kind {
        /** It is there now. */
        ADDED,
        /** It was there. */
        REMOVED,
        /** It was there and is. */
        KEPT
    }

    /** Copies the set. */
    public ChangedLine {
        rules = Set.copyOf(rules);
    }
}
