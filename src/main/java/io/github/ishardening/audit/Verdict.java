package io.github.ishardening.audit;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an audit fails the build, and what the user is told then.
 *
 * @param report what was found
 * @param isStock whether it was found in what is as it was shipped, so that it can be hardened
 */
public record Verdict(AuditReport report, boolean isStock) {

    /** How many findings of one kind are named. */
    private static final int MANY = 20;

    /** Whether no finding fails the build. */
    public boolean passes() {
        return report.failures().isEmpty();
    }

    /** The verdict in a word or two; what nobody judged hasn't passed. */
    public String word() {
        if (report.failOn() == FailOn.NEVER || report.rules().isEmpty()) {
            return "Not evaluated";
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
     * Fails the build if the verdict says so: logs how much was found, all of what fails, and what to do.
     *
     * @param consequence what follows for what was audited, as the end of a sentence; empty if nothing does
     * @param details where to read the whole report
     * @throws ProblemException unless the audit passes
     */
    public void enforce(String consequence, String details) {
        if (passes()) {
            return;
        }
        var problems = new ArrayList<Problem>();
        problems.add(new Problem(
                report.distribution().path(),
                "has " + report.summary().findings() + "; failOn is " + report.failOn() + consequence + ".",
                next() + " Full report: " + details));
        AuditReport.group(report.failures()).values().stream()
                .flatMap(sameRule -> ConsoleReport.byCure(sameRule).values().stream())
                .forEach(sameCure -> addTo(problems, sameCure));
        ProblemException.throwIfAny(problems);
    }

    private String next() {
        return isStock && report.fixedByHarden() > 0
                ? "harden fixes %d of %d findings; fix the others, or waive them temporarily."
                        .formatted(report.fixedByHarden(), report.open())
                : "Fix each finding, or waive it temporarily.";
    }

    /** What is fixed in one way: the cure stands with the last one. */
    private static void addTo(List<Problem> problems, List<Finding> sameCure) {
        int shown = Math.min(sameCure.size(), MANY);
        String more = sameCure.size() == shown ? "" : " (and %d more)".formatted(sameCure.size() - shown);
        for (int i = 0; i < shown; i++) {
            Finding finding = sameCure.get(i);
            problems.add(new Problem(
                    "%s %s: %s".formatted(finding.severity(), finding.rule().id(), finding.location()),
                    finding.message(),
                    i == shown - 1 ? finding.cure() + more : ""));
        }
    }
}
