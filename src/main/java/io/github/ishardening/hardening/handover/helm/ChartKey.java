package io.github.ishardening.hardening.handover.helm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a chart's template does with one key of {@code deployment.toml}.
 *
 * @param form how the key gets its value
 * @param detail the values of the chart that it is told by, with blanks between them, or what the template writes;
 *     empty for the other forms
 */
record ChartKey(Form form, String detail) {

    /** How a key gets its value. */
    enum Form {
        /** From a value of the chart, which the template puts between quotes. */
        QUOTED,
        /** From a value of the chart, which the template writes as it is: for numbers and booleans. */
        RAW,
        /** From a value of the chart, which the template writes as JSON: for lists. */
        JSON,
        /** The template writes the same for everyone. */
        WRITES,
        /** The template writes tables of this array, and others may follow them. */
        APPENDS,
        /** The template finds the value itself: it depends on the release, or on where its parts run. */
        OWN
    }

    private static final Pattern BLANK = Pattern.compile(" ");
    /** What Helm spells as Go does, {@code \x1b} or {@code \a}, which is no TOML. */
    private static final Pattern UNQUOTABLE = Pattern.compile("[\\x00-\\x07\\x0b\\x0e-\\x1f\\x7f]");

    private static final Pattern BARE = Pattern.compile("true|false|-?\\d{1,18}");

    /** Reads {@code quoted deployment.ingress.hostName}. */
    static ChartKey of(String text) {
        int space = text.indexOf(' ');
        String form = space < 0 ? text : text.substring(0, space);
        return new ChartKey(Form.valueOf(form.toUpperCase(Locale.ROOT)), space < 0 ? "" : text.substring(space + 1));
    }

    /** The key of a table whose keys are all treated alike: {@code *} in the detail is its name. */
    ChartKey named(String name) {
        return new ChartKey(form, detail.replace("*", name));
    }

    /** The dotted paths of the values that it is told by. */
    List<String> values() {
        return List.of(BLANK.split(detail, -1));
    }

    /**
     * What the chart's value has to be, so that the template writes this; empty where it needs none or can't write it,
     * as {@link #expresses} tells.
     *
     * @param plain a value of {@code deployment.toml}, in types of the JDK
     */
    Optional<Object> valueFor(Object plain) {
        boolean isList = plain instanceof Iterable || plain instanceof Map;
        return switch (form) {
            // A text always: Helm reads numbers as floating-point ones.
            case QUOTED ->
                isList || UNQUOTABLE.matcher(plain.toString()).find()
                        ? Optional.empty()
                        : Optional.of(plain.toString());
            case RAW -> isList || !BARE.matcher(plain.toString()).matches() ? Optional.empty() : Optional.of(plain);
            case JSON -> plain instanceof Map ? Optional.empty() : Optional.of(plain);
            case WRITES, APPENDS, OWN -> Optional.empty();
        };
    }

    /** Whether the template can be made to write this. */
    boolean expresses(Object plain) {
        return switch (form) {
            case QUOTED, RAW, JSON -> valueFor(plain).isPresent();
            case WRITES -> detail.equals(plain.toString());
            case APPENDS, OWN -> true;
        };
    }
}
