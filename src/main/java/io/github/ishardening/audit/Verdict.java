package io.github.ishardening.audit;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an audit fails the build, and what the user is told in that case.
 *
 * @param report the results of the audit
 * @param isStock whether a stock distribution was audited, which can be hardened
 */
public record Verdict(AuditReport report, boolean isStock) {

    /** The largest number of findings listed with the same cure. */
    private static final int MANY = 20;

    /** Whether no finding fails the build. */
    public boolean passes() {
        return report.failures().isEmpty();
    }

    /** The verdict in a word or two; an audit without rules hasn't passed. */
    public String word() {
        if (report.rules().isEmpty()) {
            return "Not evaluated";
        }
        if (report.failOn() == FailOn.NEVER) {
            return "Not enforced";
        }
        return passes() ? "Passes" : "Fails";
    }

    /** The criterion: a sentence. */
    public String measure() {
        return switch (report.failOn()) {
            case ERROR -> "Errors fail the build.";
            case WARNING -> "Errors and warnings fail the build.";
            case NEVER -> "Findings are only reported and never fail the build.";
        };
    }

    /**
     * Fails the build if there are failures, reporting the number of findings, all failures, and what to do.
     *
     * @param consequence what follows for the audited distribution, as the end of a sentence; empty if nothing does
     * @param details where the full report is
     * @throws ProblemException unless the audit passes
     */
    public void enforce(String consequence, String details) {
        if (passes()) {
            return;
        }
        var problems = new ArrayList<Problem>();
        problems.add(new Problem(
                report.distribution().path(),
                "has " + report.summary().found() + "; failOn is " + report.failOn() + consequence + ".",
                next().orElseThrow() + " Full report: " + details));
        for (var sameRule : AuditReport.group(report.failures()).values()) {
            Cure.group(sameRule, isStock).forEach((cure, sameCure) -> addTo(problems, cure, sameCure));
        }
        ProblemException.throwIfAny(problems);
    }

    /** What to run: a sentence; empty if hardening fixes nothing. */
    public Optional<String> toRun() {
        long fixed = report.fixedByHarden();
        return isStock && fixed > 0
                ? Optional.of("Run harden: it fixes %s."
                        .formatted(
                                report.open() == 1
                                        ? "the finding"
                                        : "%s of %s findings".formatted(fixed, report.open())))
                : Optional.empty();
    }

    /** What to do about the findings, in sentences; empty if nothing has to be done. */
    public Optional<String> next() {
        var toRun = toRun();
        if (toRun.isEmpty()) {
            return passes()
                    ? Optional.empty()
                    : Optional.of("Fix each finding, or waive it temporarily %s.".formatted(Cure.WAIVING));
        }
        String others = report.open() > report.fixedByHarden()
                ? " Fix the others, or waive them temporarily %s.".formatted(Cure.WAIVING)
                : "";
        return Optional.of(toRun.get() + others);
    }

    /** The findings and manual checks that hardening doesn't settle. */
    public LeftOver left() {
        var open = new ArrayList<>(report.findings());
        open.removeIf(finding -> finding.waived().isPresent() || (isStock && finding.isFixedByHarden()));
        return new LeftOver(
                isStock ? Cure.NOT_HARDENING : "Left for you",
                open,
                report.observations().byHand());
    }

    /** Adds findings with the same cure; if there are several, it follows the last one, as on the console. */
    private static void addTo(List<Problem> problems, Cure cure, List<Finding> sameCure) {
        int shown = Math.min(sameCure.size(), MANY);
        String more = sameCure.size() == shown ? "" : " (and %s more)".formatted(sameCure.size() - shown);
        for (int i = 0; i < shown; i++) {
            Finding finding = sameCure.get(i);
            String where =
                    "%s %s: %s".formatted(finding.severity(), finding.rule().id(), finding.location());
            if (shown == 1) {
                problems.add(new Problem(where, finding.message(), cure.toString()));
            } else {
                String below = i == shown - 1 ? "%n    -> %s%s".formatted(cure, more) : "";
                problems.add(new Problem(where, finding.message() + below, ""));
            }
        }
    }
}
