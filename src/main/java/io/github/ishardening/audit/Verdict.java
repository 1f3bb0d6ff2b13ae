package io.github.ishardening.audit;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Whether an audit fails the build, and what the user is told then. */
public final class Verdict {

    private final AuditReport report;

    private Verdict(AuditReport report) {
        this.report = report;
    }

    /** The verdict on what was found. */
    public static Verdict on(AuditReport report) {
        return new Verdict(report);
    }

    /** Whether no finding fails the build. */
    public boolean passes() {
        return report.failures().isEmpty();
    }

    /**
     * Fails the build where the verdict is so: says how much was found, the worst of each rule, and what to do.
     *
     * @param details where to read the whole report
     * @throws ProblemException unless the audit passes
     */
    public void enforce(String details) {
        if (passes()) {
            return;
        }
        var problems = new ArrayList<Problem>();
        problems.add(new Problem(
                report.distribution().path(),
                "has " + report.summary().findings() + "; failOn is " + report.failOn() + ".",
                "Do what each finding says, or let it pass for a while by a waiver. All of it: " + details));
        AuditReport.group(report.failures()).values().forEach(found -> problems.add(worst(found)));
        throw new ProblemException(problems);
    }

    private static Problem worst(List<Finding> sameRule) {
        Finding worst = sameRule.get(0);
        String more = sameRule.size() == 1 ? "" : " (and %d more)".formatted(sameRule.size() - 1);
        return new Problem(
                "%s %s: %s".formatted(worst.severity(), worst.rule().id(), worst.location()),
                worst.message(),
                worst.cure() + more);
    }
}
