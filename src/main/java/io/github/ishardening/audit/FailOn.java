package io.github.ishardening.audit;

import java.util.Locale;

/** From which severity on a finding fails the build; {@link #ERROR} unless the user says otherwise. */
public enum FailOn {
    /** Errors fail. */
    ERROR,
    /** Errors and warnings fail. */
    WARNING,
    /** Nothing fails; findings are reported only. */
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

    /** The word in parameters: {@code error}, {@code warning}, {@code never}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
