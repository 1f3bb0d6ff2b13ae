package io.github.ishardening.control.web;

import java.util.Optional;
import java.util.regex.Pattern;

/** Matches an untrusted regular expression, and gives up on one that takes too long. */
final class BoundedRegex {

    /** Many times the steps that an expression without catastrophic backtracking takes. */
    private static final int STEPS = 100_000;

    private BoundedRegex() {}

    /** Whether the whole text matches; empty if the expression takes too long to tell. */
    static Optional<Boolean> matches(Pattern pattern, String text) {
        try {
            return Optional.of(pattern.matcher(new Counted(text, new int[1])).matches());
        } catch (TooManySteps e) {
            return Optional.empty();
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Counts the characters read from a text and its subsequences together. */
    private record Counted(CharSequence text, int[] steps) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps[0] > STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
