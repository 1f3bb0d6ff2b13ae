package io.github.ishardening.audit.report;

import java.util.Locale;

/** What came of a rule, what asks for most first; of one rule several may be true, but of the last two. */
enum Outcome {
    ERROR("Errors"),
    WARNING("Warnings"),
    INFO("Info"),
    BY_HAND("By hand"),
    WAIVED("Waived"),
    PASSED("Passed"),
    NOT_APPLICABLE("Not applicable");

    private final String title;

    Outcome(String title) {
        this.title = title;
    }

    /** What a reader calls all of them. */
    String title() {
        return title;
    }

    /** This many in words: {@code 2 errors}. */
    String count(long number) {
        return number + " " + (number == 1 ? label() : title.toLowerCase(Locale.ROOT));
    }

    /** What a reader calls one of them. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Its class, in the sense of CSS. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
