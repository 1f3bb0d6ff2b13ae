package io.github.ishardening.audit;

import java.util.List;
import java.util.Set;

/**
 * A line of a file that differs from the stock distribution.
 *
 * @param kind whether it came, went or stayed
 * @param number its number, counted from 1: of one that went as the file was shipped, else as the file is now
 * @param text what it says, secrets masked
 * @param rules the ids of the rules whose controls decided what it says, as far as that is known
 * @param parts where it differs from the line that it replaced, or that replaced it, in their order; empty where that isn't
 *     known, or nothing is left of the other
 */
public record ChangedLine(Kind kind, int number, String text, Set<String> rules, List<Part> parts) {

    /**
     * A part of a text.
     *
     * @param from the index of its first character
     * @param until the index behind its last
     */
    public record Part(int from, int until) {}

    /** What became of a line. */
    public enum Kind {
        /** It is there now. */
        ADDED,
        /** It was there. */
        REMOVED,
        /** It was there and is. */
        KEPT
    }

    /** Copies the collections. */
    public ChangedLine {
        rules = Set.copyOf(rules);
        parts = List.copyOf(parts);
    }

    /** A line that replaced no other. */
    public ChangedLine(Kind kind, int number, String text, Set<String> rules) {
        this(kind, number, text, rules, List.of());
    }
}
