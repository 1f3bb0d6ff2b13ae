package io.github.ishardening.hardening.handover.helm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A chart template's handling of one key of {@code deployment.toml}.
 *
 * @param form how the key gets its value
 * @param detail the chart's values that set it, separated by blanks, or the text that the template writes; empty for
 *     the other forms
 */
record ChartKey(Form form, String detail) {

    /** The source of a key's value. */
    enum Form {
        /** From a value of the chart, which the template quotes. */
        QUOTED,
        /** From a value of the chart, which the template writes unchanged: for numbers and booleans. */
        RAW,
        /** From a value of the chart, which the template writes as JSON: for lists. */
        JSON,
        /** The template always writes the same text. */
        WRITES,
        /** The template writes tables of this array, and others may be appended. */
        APPENDS,
        /** The template determines the value, from the release or from where components run. */
        OWN
    }

    private static final Pattern BLANK = Pattern.compile(" ");
    /** Characters that Helm escapes like Go ({@code \x1b}, {@code \a}), which TOML doesn't support. */
    private static final Pattern UNQUOTABLE = Pattern.compile("[\\x00-\\x07\\x0b\\x0e-\\x1f\\x7f]");

    private static final Pattern BARE = Pattern.compile("true|false|-?\\d{1,18}");

    /** Parses {@code quoted deployment.ingress.hostName}. */
    static ChartKey of(String text) {
        int space = text.indexOf(' ');
        String form = space < 0 ? text : text.substring(0, space);
        return new ChartKey(Form.valueOf(form.toUpperCase(Locale.ROOT)), space < 0 ? "" : text.substring(space + 1));
    }

    /** The form of a key in a table of uniform keys: {@code *} in the detail stands for the key's name. */
    ChartKey named(String name) {
        return new ChartKey(form, detail.replace("*", name));
    }

    /** The dotted paths of the chart's values that set the key. */
    List<String> values() {
        return List.of(BLANK.split(detail, -1));
    }

    /**
     * The value that makes the template write this one; empty if it needs none, or if it can't write this one according
     * to {@link #expresses}.
     *
     * @param plain a value of {@code deployment.toml}, as a type of the JDK
     */
    Optional<Object> valueFor(Object plain) {
        boolean isList = plain instanceof Iterable || plain instanceof Map;
        return switch (form) {
            // Always a string: Helm reads numbers as floating-point.
            case QUOTED ->
                isList || UNQUOTABLE.matcher(plain.toString()).find()
                        ? Optional.empty()
                        : Optional.of(plain.toString());
            case RAW -> isList || !BARE.matcher(plain.toString()).matches() ? Optional.empty() : Optional.of(plain);
            case JSON -> plain instanceof Map ? Optional.empty() : Optional.of(plain);
            case WRITES, APPENDS, OWN -> Optional.empty();
        };
    }

    /** Whether the template can write this value. */
    boolean expresses(Object plain) {
        return switch (form) {
            case QUOTED, RAW, JSON -> valueFor(plain).isPresent();
            case WRITES -> detail.equals(plain.toString());
            case APPENDS, OWN -> true;
        };
    }
}
