package io.github.ishardening.audit;

import java.util.List;
import java.util.Set;

/**
 * A line of a file that differs from the stock distribution.
 *
 * @param kind whether it was added, removed or kept
 * @param number its number, counted from 1: in the stock file if it was removed, otherwise in the file as it is now
 * @param text its content, secrets masked
 * @param rules the ids of the rules whose controls determined its content, as far as known
 * @param parts where it differs from the line that it replaces or is replaced by, in order; empty if there is none or
 *     they have nothing in common
 */
public record ChangedLine(Kind kind, int number, String text, Set<String> rules, List<Part> parts) {

    /**
     * A part of a text.
     *
     * @param from the index of its first character
     * @param until the index after its last character
     */
    public record Part(int from, int until) {}

    /** The kind of change. */
    public enum Kind {
        /** Only in the file as it is now. */
        ADDED,
        /** Only in the stock file. */
        REMOVED,
        /** In both. */
        KEPT
    }

    /** Copies the collections. */
    public ChangedLine {
        rules = Set.copyOf(rules);
        parts = List.copyOf(parts);
    }

    /** A line that isn't compared with another. */
    public ChangedLine(Kind kind, int number, String text, Set<String> rules) {
        this(kind, number, text, rules, List.of());
    }
}
