package io.github.ishardening.inspection.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Finds many byte sequences in one pass, after Wu and Manber, "A fast algorithm for multi-pattern searching" (1994):
 * the last bytes of a window determine how far it can be moved, mostly by almost its length.
 */
final class BytePatterns {

    /** The length of the window, and so of the shortest pattern. */
    static final int SHORTEST = 8;

    private static final int BLOCK = 3;
    private static final int BITS = 5;
    private static final int HASHES = 1 << (BLOCK * BITS);
    /** How far a window moves if its end is in no pattern. */
    private static final int FARTHEST = SHORTEST - BLOCK + 1;

    private final List<byte[]> patterns;
    private final byte[] shifts = new byte[HASHES];
    private final List<List<Integer>> candidates;

    /** Prepares a search for patterns of at least {@link #SHORTEST} bytes. */
    BytePatterns(List<byte[]> patterns) {
        this.patterns = List.copyOf(patterns);
        this.candidates = new ArrayList<>(Collections.nCopies(HASHES, List.of()));
        Arrays.fill(shifts, (byte) FARTHEST);
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            for (int end = BLOCK - 1; end < SHORTEST; end++) {
                int hash = hash(patterns.get(pattern), end);
                shifts[hash] = (byte) Math.min(shifts[hash], SHORTEST - 1 - end);
            }
            int hash = hash(patterns.get(pattern), SHORTEST - 1);
            var same = new ArrayList<>(candidates.get(hash));
            same.add(pattern);
            candidates.set(hash, same);
        }
    }

    /** Receives matches. */
    @FunctionalInterface
    interface Match {
        /** Called where the pattern with this index begins. */
        void at(int pattern, int start);
    }

    /** Finds patterns that begin before a limit and end within a length of a text. */
    void find(byte[] text, int limit, int length, Match match) {
        int last = Math.min(limit + SHORTEST - 1, length);
        int end = SHORTEST - 1;
        while (end < last) {
            int hash = hash(text, end);
            int shift = shifts[hash];
            if (shift == FARTHEST) {
                // A constant step, which the processor can predict without waiting for the table.
                end += FARTHEST;
                continue;
            }
            if (shift == 0) {
                int start = end - SHORTEST + 1;
                for (int pattern : candidates.get(hash)) {
                    if (begins(text, start, length, patterns.get(pattern))) {
                        match.at(pattern, start);
                    }
                }
                shift = 1;
            }
            end += shift;
        }
    }

    private static boolean begins(byte[] text, int start, int length, byte[] pattern) {
        int end = start + pattern.length;
        return end <= length && Arrays.equals(text, start, end, pattern, 0, pattern.length);
    }

    private static int hash(byte[] text, int end) {
        return ((text[end - 2] << (2 * BITS)) ^ (text[end - 1] << BITS) ^ text[end]) & (HASHES - 1);
    }
}
