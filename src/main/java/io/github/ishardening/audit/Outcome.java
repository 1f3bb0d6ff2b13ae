package io.github.ishardening.audit;

import java.util.Locale;

/**
 * The possible outcomes, most urgent first, with their labels in reports. The last two are outcomes of rules, the
 * others of findings and manual checks. A rule can have several outcomes, but the last two exclude any other.
 */
public enum Outcome {
    /** A finding that is an error. */
    ERROR("error", "Errors"),
    /** A finding that is a warning. */
    WARNING("warning", "Warnings"),
    /** A finding that a build can't judge. */
    INFO("info", "Info"),
    /** A manual check on the server. */
    BY_HAND("manual check", "Manual checks"),
    /** A waived finding of any severity. */
    WAIVED("waived", "Waived"),
    /** A rule that was evaluated and found nothing. */
    PASSED("passed", "Passed"),
    /** A rule that couldn't be evaluated. */
    NOT_APPLICABLE("not applicable", "Not applicable");

    private final String label;
    private final String title;

    Outcome(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** The title in reports: a plural. */
    public String title() {
        return title;
    }

    /** A number of these in words: {@code 2 errors}. */
    String count(int number) {
        return number + " " + (number == 1 ? label : title.toLowerCase(Locale.ROOT));
    }

    /** The label in reports: a singular. */
    public String label() {
        return label;
    }

    /** The CSS class. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
