package io.github.ishardening.audit;

import io.github.ishardening.advisory.Advisory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * The console report: findings by rule, the most severe first, each with its cure; the rules of what else is left to
 * the user, such as manual checks. Waived findings are only counted, advisories only summarized. A clean audit takes
 * one line. Failures are left to the {@link Verdict}.
 */
public final class ConsoleReport {

    /**
     * A line.
     *
     * @param severity the level at which it is logged
     * @param text its content
     */
    public record Line(Severity severity, String text) {}

    private final Verdict verdict;
    private final AuditReport report;
    private final Severity least;
    private final List<Line> lines = new ArrayList<>();
    private boolean isSummedUp;

    private ConsoleReport(Verdict verdict, Severity least) {
        this.verdict = verdict;
        this.report = verdict.report();
        this.least = least;
    }

    /**
     * The findings to log, preceded by what to run to fix them. If the build fails, the verdict states that instead.
     *
     * @param least the lowest severity to log; of other findings, only the rules are named. If it is info, advisories
     *     above info are listed one by one
     * @param isNews whether something hasn't been logged yet in this build; called once for each
     */
    public static List<Line> of(Verdict verdict, Severity least, Predicate<Object> isNews) {
        var report = verdict.report();
        var console = new ConsoleReport(verdict, least);
        for (Severity severity : EnumSet.range(Severity.ERROR, least)) {
            var said = report.findings().stream()
                    .filter(finding -> finding.severity() == severity
                            && finding.waived().isEmpty()
                            && !report.failOn().fails(finding))
                    .filter(isNews)
                    .toList();
            AuditReport.group(said).forEach((rule, findings) -> console.add(severity, rule, findings));
        }
        if (verdict.passes() || least == Severity.INFO) {
            console.left(verdict.left().onlyCounted(least, isNews));
        }
        if (!console.lines.isEmpty() && verdict.passes()) {
            verdict.toRun().ifPresent(sentence -> console.lines.add(0, new Line(Severity.INFO, sentence)));
        }
        return List.copyOf(console.lines);
    }

    /**
     * Summarizes an audit that doesn't fail the build.
     *
     * @param details where the full report is
     */
    public static List<String> sum(AuditReport report, String details) {
        var lines = new ArrayList<String>();
        if (report.failures().isEmpty()) {
            lines.add(report.sum() + " Full report: " + details);
            boolean isPart = !report.about(Rule.Subject.DISTRIBUTION).rules().isEmpty();
            report.trial().filter(facts -> isPart).ifPresent(facts -> lines.add(trial(report, facts)));
        }
        return lines;
    }

    private static String trial(AuditReport report, ServerTrial.Facts facts) {
        var asked = report.about(Rule.Subject.STARTED_SERVER);
        String notProven = facts.unproven().map(sentence -> " " + sentence).orElse("");
        return "On the started server: %s rules, %s.%s".formatted(asked.rules().size(), asked.summary(), notProven);
    }

    private void left(LeftOver left) {
        if (!left.isEmpty()) {
            lines.add(new Line(Severity.INFO, left.toString()));
        }
    }

    private void add(Severity severity, Rule rule, List<Finding> findings) {
        var advisories = findings.stream()
                .flatMap(finding -> finding.advisory().stream())
                .toList();
        if (!advisories.isEmpty()) {
            advisories(severity, rule, advisories);
        }
        var others = findings.stream()
                .filter(finding -> finding.advisory().isEmpty())
                .toList();
        if (!others.isEmpty()) {
            places(severity, rule, others);
        }
    }

    /** Sums up advisories, since a build can't fix them and there may be dozens. */
    private void advisories(Severity severity, Rule rule, List<Advisory> advisories) {
        if (!isSummedUp) {
            isSummedUp = true;
            lines.add(new Line(severity, "%s: %s".formatted(rule.id(), report.openAdvisories())));
        }
        if (least == Severity.INFO && severity != Severity.INFO) {
            advisories.forEach(advisory ->
                    lines.add(new Line(severity, "  %s: %s".formatted(advisory.title(), advisory.remedy()))));
        }
    }

    private void places(Severity severity, Rule rule, List<Finding> findings) {
        lines.add(new Line(severity, "%s: requirement: %s (%s)".formatted(rule.id(), rule.title(), rule.guideline())));
        Cure.group(findings, verdict.isStock()).forEach((cure, places) -> {
            places.forEach(finding ->
                    lines.add(new Line(severity, "  %s: %s".formatted(finding.location(), finding.message()))));
            lines.add(new Line(severity, "    -> " + cure));
        });
    }
}
