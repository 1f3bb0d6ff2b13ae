package io.github.ishardening.audit;

import io.github.ishardening.advisory.Advisory;
import java.util.Optional;

/**
 * A violation of a rule in one place.
 *
 * @param rule the rule
 * @param severity its severity
 * @param location where it is
 * @param message what is wrong: a sentence
 * @param cure what to do about it: a sentence
 * @param waived why it is waived, if it is
 * @param advisory the WSO2 advisory that it is about, if any
 * @param source the line of the user's own file that causes it, if known; the path is relative to the user's
 *     repository, or absolute if the file isn't in it
 * @param hardens whether hardening fixes it in a stock distribution
 */
public record Finding(
        Rule rule,
        Severity severity,
        Location location,
        String message,
        String cure,
        Optional<String> waived,
        Optional<Advisory> advisory,
        Optional<Location> source,
        boolean hardens) {

    /** A finding that isn't about an advisory. */
    public Finding(
            Rule rule, Severity severity, Location location, String message, String cure, Optional<String> waived) {
        this(rule, severity, location, message, cure, waived, Optional.empty());
    }

    /** A finding in the distribution itself; {@code hardens} is the rule's, but false if the severity is info. */
    public Finding(
            Rule rule,
            Severity severity,
            Location location,
            String message,
            String cure,
            Optional<String> waived,
            Optional<Advisory> advisory) {
        this(
                rule,
                severity,
                location,
                message,
                cure,
                waived,
                advisory,
                Optional.empty(),
                rule.hardens() && severity != Severity.INFO);
    }

    /** A finding with the rule's own severity that isn't waived. */
    public static Finding of(Rule rule, Location location, String message, String cure) {
        return new Finding(rule, rule.severity(), location, message, cure, Optional.empty());
    }

    /** Whether hardening fixes it in a stock distribution, and it isn't waived. */
    public boolean isFixedByHarden() {
        return hardens && waived.isEmpty();
    }

    /** The same finding, fixed by hardening or not, regardless of the rule. */
    public Finding hardens(boolean isFixed) {
        return new Finding(rule, severity, location, message, cure, waived, advisory, source, isFixed);
    }

    /** The same finding with a longer message and cure. */
    public Finding with(String longerMessage, String longerCure) {
        return new Finding(rule, severity, location, longerMessage, longerCure, waived, advisory, source, hardens);
    }

    /** The same finding with this line of the user's file as its source, unless it already has another. */
    public Finding from(Location line) {
        return new Finding(
                rule, severity, location, message, cure, waived, advisory, source.or(() -> Optional.of(line)), hardens);
    }

    /** The same finding at another location. */
    Finding at(Location other) {
        return new Finding(rule, severity, other, message, cure, waived, advisory, source, hardens);
    }

    /** The same finding with another severity. */
    Finding as(Severity other) {
        return new Finding(rule, other, location, message, cure, waived, advisory, source, hardens);
    }

    /** The same finding, waived for this reason. */
    Finding waivedFor(String reason) {
        return new Finding(rule, severity, location, message, cure, Optional.of(reason), advisory, source, hardens);
    }
}
