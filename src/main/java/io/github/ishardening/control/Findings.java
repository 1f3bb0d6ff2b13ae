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

/** Collects what one rule says of a distribution. A rule that says nothing has passed. */
public final class Findings {

    private final Rule rule;
    private final List<Finding> findings = new ArrayList<>();
    private final List<ByHand> byHand = new ArrayList<>();
    private final List<NotApplicable> notApplicable = new ArrayList<>();

    /** Collects for this rule; nothing has been said yet. */
    public Findings(Rule rule) {
        this.rule = rule;
    }

    /** The severity of the rule's usual findings. */
    public Severity severity() {
        return rule.severity();
    }

    /** A finding of the rule's own severity. */
    public void add(Location location, String message, String cure) {
        add(severity(), location, message, cure);
    }

    /** A finding that is worse or better than the rule's usual ones. */
    public void add(Severity severity, Location location, String message, String cure) {
        findings.add(new Finding(rule, severity, location, message, cure, Optional.empty()));
    }

    /** A finding that hardening doesn't fix without the user. */
    public void addOfUser(Severity severity, Location location, String message, String cure) {
        add(severity, location, message, cure, false);
    }

    /** A finding that hardening fixes or not, whatever it does about the rule's usual ones. */
    public void add(Severity severity, Location location, String message, String cure, boolean isFixedByHarden) {
        findings.add(new Finding(rule, severity, location, message, cure, Optional.empty()).hardens(isFixedByHarden));
    }

    /** A finding about an advisory. */
    public void add(Severity severity, Location location, String message, String cure, Advisory advisory) {
        findings.add(new Finding(rule, severity, location, message, cure, Optional.empty(), Optional.of(advisory)));
    }

    /** A finding of the rule's own severity in a file as a whole. */
    public void add(String path, String message, String cure) {
        add(Location.of(path), message, cure);
    }

    /** A finding in a file as a whole that is worse or better than the rule's usual ones. */
    public void add(Severity severity, String path, String message, String cure) {
        add(severity, Location.of(path), message, cure);
    }

    /** A finding that is waived if the user gave a reason. */
    public void add(Location location, String message, String cure, Optional<String> waived) {
        findings.add(new Finding(rule, severity(), location, message, cure, waived));
    }

    /** A finding that a problem says, wherever that was met. */
    public void add(Location location, Problem problem) {
        add(location, problem.what(), problem.cure());
    }

    /** What no build can see or do, and somebody has to on the server. It never fails a build. */
    public void byHand(Location location, String message, String cure) {
        byHand.add(new ByHand(rule, location, message, cure));
    }

    /**
     * The rule can't be decided on this distribution, because what it looks at isn't there or not known. Doesn't count
     * where it says something else.
     *
     * @param reason what goes on after "because", without a full stop: {@code the distribution has no portals}
     */
    public void notApplicable(String reason) {
        notApplicable.add(new NotApplicable(rule, reason));
    }

    /**
     * The rule couldn't be checked, which is an error however bad its usual findings are: nobody knows whether it is
     * followed.
     */
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

    /** Findings of the same rule that say nothing yet. */
    public Findings renewed() {
        return new Findings(rule);
    }

    /** What has been said. */
    public Observations all() {
        return new Observations(findings, byHand, notApplicable);
    }
}
