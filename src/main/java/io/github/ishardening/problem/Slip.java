package io.github.ishardening.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the intended name for a misspelt one. */
public final class Slip {

    /** The largest edit distance of a misspelling. */
    private static final int FEW = 2;

    private Slip() {}

    /** The closest known name, at most two letters off; the first in alphabetical order if there are several. */
    public static Optional<String> of(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= FEW)
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> distance(name, candidate) <= FEW);
    }

    /**
     * The cure for an unknown name: the known name that it misspells, or else all known names in alphabetical order.
     */
    public static String cure(String name, Collection<String> known) {
        return of(name, known)
                .map("Did you mean %s?"::formatted)
                .orElseGet(() -> "Valid names: " + String.join(", ", new TreeSet<>(known)) + ".");
    }

    /** The Levenshtein distance, ignoring case. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
