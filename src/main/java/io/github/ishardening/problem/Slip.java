package io.github.ishardening.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what a misspelt name was meant to be. */
public final class Slip {

    /** Two letters off is a slip; more is another word. */
    private static final int FEW = 2;

    private Slip() {}

    /** The known name that is closest, at most two letters off; of several the first in the alphabet. */
    public static Optional<String> of(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= FEW)
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> distance(name, candidate) <= FEW);
    }

    /** What to write instead of a name that isn't there: the one that it is a slip of, else any of them, in their order. */
    public static String cure(String name, Collection<String> known) {
        return of(name, known)
                .map("Did you mean %s?"::formatted)
                .orElseGet(() -> "Valid names: " + String.join(", ", new TreeSet<>(known)) + ".");
    }

    /** The edit distance of Levenshtein, ignoring case. */
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
