package io.github.ishardening.control;

import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.audit.ByHand;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.audit.Observations;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.inspection.Failure;
import io.github.ishardening.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the observations of one rule on a distribution. A rule without any has passed. */
public final class Findings {

    private final Rule rule;
    private final List<Finding> findings = new ArrayList<>();
    private final List<ByHand> byHand = new ArrayList<>();
    private final List<NotApplicable> notApplicable = new ArrayList<>();

    /** Creates an empty collection for this rule. */
    public Findings(Rule rule) {
        this.rule = rule;
    }

    /** The rule's default severity. */
    public Severity severity() {
        return rule.severity();
    }

    /** Adds a finding with the rule's default severity. */
    public void add(Location location, String message, String cure) {
        add(severity(), location, message, cure);
    }

    /** Adds a finding with another severity. */
    public void add(Severity severity, Location location, String message, String cure) {
        findings.add(new Finding(rule, severity, location, message, cure, Optional.empty()));
    }

    /** Adds a finding that hardening doesn't fix without the user. */
    public void addOfUser(Severity severity, Location location, String message, String cure) {
        add(severity, location, message, cure, false);
    }

    /** Adds a finding, and states whether hardening fixes it, regardless of the rule's other findings. */
    public void add(Severity severity, Location location, String message, String cure, boolean isFixedByHarden) {
        findings.add(new Finding(rule, severity, location, message, cure, Optional.empty()).hardens(isFixedByHarden));
    }

    /** Adds a finding about an advisory. */
    public void add(Severity severity, Location location, String message, String cure, Advisory advisory) {
        findings.add(new Finding(rule, severity, location, message, cure, Optional.empty(), Optional.of(advisory)));
    }

    /** Adds a finding on a whole file with the rule's default severity. */
    public void add(String path, String message, String cure) {
        add(Location.of(path), message, cure);
    }

    /** Adds a finding on a whole file with another severity. */
    public void add(Severity severity, String path, String message, String cure) {
        add(severity, Location.of(path), message, cure);
    }

    /** Adds a finding that is waived if the user gave a reason. */
    public void add(Location location, String message, String cure, Optional<String> waived) {
        findings.add(new Finding(rule, severity(), location, message, cure, waived));
    }

    /** Adds a problem as a finding at this location, not the problem's. */
    public void add(Location location, Problem problem) {
        add(location, problem.what(), problem.cure());
    }

    /**
     * Adds a task that no build can check or do, but only somebody with access to the server. It never fails a build.
     */
    public void byHand(Location location, String message, String cure) {
        byHand.add(new ByHand(rule, location, message, cure));
    }

    /**
     * Reports that the rule can't be checked on this distribution, because what it inspects is missing or unknown.
     * Ignored if the rule has findings or tasks.
     *
     * @param reason completes "because", without a full stop: {@code the distribution has no portals}
     */
    public void notApplicable(String reason) {
        notApplicable.add(new NotApplicable(rule, reason));
    }

    /** Reports that checking the rule failed: always an error, because nobody knows whether the rule is followed. */
    public Observations failed(Failure failure) {
        for (Problem problem : failure.problems("the content to check")) {
            addOfUser(
                    Severity.ERROR,
                    Location.of("."),
                    "couldn't be checked: %s %s".formatted(problem.where(), problem.what()),
                    problem.cure());
        }
        return all();
    }

    /** A new, empty collection for the same rule. */
    public Findings renewed() {
        return new Findings(rule);
    }

    /** All observations so far. */
    public Observations all() {
        return new Observations(findings, byHand, notApplicable);
    }
}
