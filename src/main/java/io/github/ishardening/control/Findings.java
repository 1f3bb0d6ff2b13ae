package io.github.ishardening.control;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Collects the findings of one rule. */
public final class Findings {

    private final Rule rule;
    private final List<Finding> findings = new ArrayList<>();

    Findings(Rule rule) {
        this.rule = rule;
    }

    /** A finding of the rule's own severity. */
    void add(Location location, String message, String cure) {
        add(rule.severity(), location, message, cure);
    }

    /** A finding that is worse or better than the rule's usual ones. */
    void add(Severity severity, Location location, String message, String cure) {
        findings.add(new Finding(rule, severity, location, message, cure, Optional.empty()));
    }

    /** A finding that is let pass if the user gave a reason. */
    void add(Location location, String message, String cure, Optional<String> waived) {
        findings.add(new Finding(rule, rule.severity(), location, message, cure, waived));
    }

    /** What has been found, in this order. */
    List<Finding> all() {
        return Collections.unmodifiableList(findings);
    }
}
