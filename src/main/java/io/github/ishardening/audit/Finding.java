package io.github.ishardening.audit;

import io.github.ishardening.advisory.Advisory;
import java.util.Optional;

/**
 * One place where a rule isn't followed.
 *
 * @param rule the rule
 * @param severity how bad it is here
 * @param location where
 * @param message what is wrong: a sentence
 * @param cure what to do about it: a sentence
 * @param waived the reason for which it is let pass, if it is
 * @param advisory the advisory of WSO2 that it is about, if it is about one
 * @param source the line of the user's own file that it comes from, if that is known; the path is relative to his repository,
 *     or absolute where the file isn't in it
 * @param hardens whether hardening fixes it, where it is found in a stock distribution
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

    /** A finding that is about no advisory. */
    public Finding(
            Rule rule, Severity severity, Location location, String message, String cure, Optional<String> waived) {
        this(rule, severity, location, message, cure, waived, Optional.empty());
    }

    /** A finding in the distribution itself; hardening fixes it if the rule says so, unless it is only worth knowing. */
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

    /** A finding of the rule's own severity that nobody has waived. */
    public static Finding of(Rule rule, Location location, String message, String cure) {
        return new Finding(rule, rule.severity(), location, message, cure, Optional.empty());
    }

    /** Whether hardening fixes it, where it is found in a stock distribution and nobody has waived it. */
    public boolean isFixedByHarden() {
        return hardens && waived.isEmpty();
    }

    /** The same finding, which hardening fixes or not, whatever it does about the rule's usual ones. */
    public Finding hardens(boolean isFixed) {
        return new Finding(rule, severity, location, message, cure, waived, advisory, source, isFixed);
    }

    /** The same finding with more to say of it. */
    public Finding with(String longerMessage, String longerCure) {
        return new Finding(rule, severity, location, longerMessage, longerCure, waived, advisory, source, hardens);
    }

    /** The same finding, coming from this line of the user's unless it is known to come from another. */
    public Finding from(Location line) {
        return new Finding(
                rule, severity, location, message, cure, waived, advisory, source.or(() -> Optional.of(line)), hardens);
    }

    /** The same finding, where this says that it is. */
    Finding at(Location other) {
        return new Finding(rule, severity, other, message, cure, waived, advisory, source, hardens);
    }

    /** The same finding, as bad as this. */
    Finding as(Severity other) {
        return new Finding(rule, other, location, message, cure, waived, advisory, source, hardens);
    }

    /** The same finding, let pass. */
    Finding waivedFor(String reason) {
        return new Finding(rule, severity, location, message, cure, Optional.of(reason), advisory, source, hardens);
    }
}
