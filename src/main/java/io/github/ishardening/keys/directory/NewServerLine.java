package io.github.ishardening.keys.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line in {@code keys.lock} for keys generated for a server before its first start.
 *
 * @param date the date of that, in ISO format
 * @param decisions the controls that hardened initial settings, which can't change after the first start; empty before
 *     the first hardening
 */
record NewServerLine(String date, Optional<Set<String>> decisions) {

    /** The first word of the line. */
    static final String NAME = "new-server";

    private static final String NOTHING = "-";
    private static final Pattern LINE = Pattern.compile(
            NAME + " (?<date>\\d{4}-\\d{2}-\\d{2})(?: (?<decisions>-|[a-z][a-z-]*+(?:,[a-z][a-z-]*+)*+))?");

    /** Parses a line; empty if it is another kind of line, or malformed. */
    static Optional<NewServerLine> of(String line) {
        return Optional.of(LINE.matcher(line.strip().replaceAll("\\s+", " ")))
                .filter(Matcher::matches)
                .map(found -> new NewServerLine(
                        found.group("date"),
                        Optional.ofNullable(found.group("decisions"))
                                .map(controls -> controls.equals(NOTHING)
                                        ? Set.of()
                                        : Set.copyOf(List.of(controls.split(","))))));
    }

    /** The line with these decisions. */
    NewServerLine deciding(Collection<String> controls) {
        return new NewServerLine(date, Optional.of(Set.copyOf(controls)));
    }

    /** The line as written to the file. */
    @Override
    public String toString() {
        return NAME + " " + date
                + decisions
                        .map(controls ->
                                " " + (controls.isEmpty() ? NOTHING : String.join(",", new TreeSet<>(controls))))
                        .orElse("");
    }
}
