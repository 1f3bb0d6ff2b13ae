package io.github.ishardening.problem;

import java.util.Objects;

/**
 * A problem, described by the three things that a user needs to know.
 *
 * @param where the file, position, parameter ({@code <keystores><tls><validity>}) or store that has it
 * @param what what is wrong there: a sentence without its subject, ending in a full stop
 * @param cure what to do about it: a sentence, or empty if {@code what} already makes it clear
 */
public record Problem(String where, String what, String cure) {

    /** Checks that no part is missing. */
    public Problem {
        Objects.requireNonNull(where);
        Objects.requireNonNull(what);
        Objects.requireNonNull(cure);
    }

    /** The same if another problem states the cure. */
    Problem withoutCure() {
        return new Problem(where, what, "");
    }

    /** The problem as one line: {@code where: what cure}. */
    @Override
    public String toString() {
        return cure.isEmpty() ? where + ": " + what : where + ": " + what + " " + cure;
    }
}
