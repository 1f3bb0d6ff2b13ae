package io.github.ishardening.audit;

import java.util.Locale;

/**
 * What an audit comes to, what asks for most first, and the words for it in every report: the last two are rules, the others
 * what rules have found. Of one rule several may be true, but of the last two.
 */
public enum Outcome {
    /** A finding that is an error. */
    ERROR("error", "Errors"),
    /** A finding that is a warning. */
    WARNING("warning", "Warnings"),
    /** A finding that a build can't decide. */
    INFO("info", "Info"),
    /** A task on the server. */
    BY_HAND("manual check", "Manual checks"),
    /** A finding of any severity that is let pass. */
    WAIVED("waived", "Waived"),
    /** A rule that was decided and found nothing. */
    PASSED("passed", "Passed"),
    /** A rule that couldn't be decided. */
    NOT_APPLICABLE("not applicable", "Not applicable");

    private final String label;
    private final String title;

    Outcome(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** What a reader calls all of them. */
    public String title() {
        return title;
    }

    /** This many in words: {@code 2 errors}. */
    String count(int number) {
        return number + " " + (number == 1 ? label : title.toLowerCase(Locale.ROOT));
    }

    /** What a reader calls one of them. */
    public String label() {
        return label;
    }

    /** Its class, in the sense of CSS. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
