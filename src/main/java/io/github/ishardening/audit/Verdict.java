package io.github.ishardening.audit;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an audit fails the build, and what the user is told then.
 *
 * @param report what was found
 */
public record Verdict(AuditReport report) {

    /** How many findings of one kind are named. */
    private static final int MANY = 20;

    /** Whether no finding fails the build. */
    public boolean passes() {
        return report.failures().isEmpty();
    }

    /**
     * Fails the build where the verdict is so: says how much was found, all of what fails, and what to do.
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
                "Fix each finding, or waive it temporarily. Full report: " + details));
        AuditReport.group(report.failures()).values().stream()
                .flatMap(sameRule -> ConsoleReport.byCure(sameRule).values().stream())
                .forEach(sameCure -> addTo(problems, sameCure));
        ProblemException.throwIfAny(problems);
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
