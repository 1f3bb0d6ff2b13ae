package io.github.ishardening.audit;

import java.util.Locale;

/** The severity of a finding, the worst first. */
public enum Severity {
    /** The server is open, broken, or about to be. */
    ERROR,
    /** A guideline isn't followed. */
    WARNING,
    /** Something that a build can't judge, with what to do about it. */
    INFO;

    /** The name in reports and parameters: {@code error}, {@code warning}, {@code info}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
