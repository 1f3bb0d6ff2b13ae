package io.github.ishardening.audit;

import java.util.Locale;

/** The lowest severity that fails the build; {@link #ERROR} by default. */
public enum FailOn {
    /** Errors fail the build. */
    ERROR,
    /** Errors and warnings fail the build. */
    WARNING,
    /** Nothing fails the build; findings are only reported. */
    NEVER;

    /** Whether this finding fails the build; a waived one never does. */
    public boolean fails(Finding finding) {
        return finding.waived().isEmpty()
                && switch (this) {
                    case ERROR -> finding.severity() == Severity.ERROR;
                    case WARNING -> finding.severity() != Severity.INFO;
                    case NEVER -> false;
                };
    }

    /** The name in parameters: {@code error}, {@code warning}, {@code never}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
