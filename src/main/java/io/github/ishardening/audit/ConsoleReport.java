package io.github.ishardening.audit;

import io.github.ishardening.advisory.Advisory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The report for the console: findings by rule, the worst first, each with its cure; of waived ones only their number, and
 * of advisories what they come to. A clean audit takes one line. What fails the build is left to the {@link Verdict}, which
 * Maven prints.
 */
public final class ConsoleReport {

    /**
     * A line.
     *
     * @param severity at which level it is logged
     * @param text what it says
     */
    public record Line(Severity severity, String text) {}

    private final AuditReport report;
    private final Severity least;
    private final List<Line> lines = new ArrayList<>();
    private boolean isSummedUp;

    private ConsoleReport(AuditReport report, Severity least) {
        this.report = report;
        this.least = least;
    }

    /**
     * The findings to log.
     *
     * @param least findings less bad than that are only counted; advisories are named one by one, as far as they aren't
     *     only info, where nothing is
     * @param isNews whether a finding hasn't been said before in this build; asked once of each
     */
    public static List<Line> of(AuditReport report, Severity least, Predicate<Finding> isNews) {
        var console = new ConsoleReport(report, least);
        for (Severity severity : EnumSet.range(Severity.ERROR, least)) {
            var said = report.findings().stream()
                    .filter(finding -> finding.severity() == severity
                            && finding.waived().isEmpty()
                            && !report.failOn().fails(finding))
                    .filter(isNews)
                    .toList();
            AuditReport.group(said).forEach((rule, findings) -> console.add(severity, rule, findings));
        }
        return List.copyOf(console.lines);
    }

    /**
     * What it comes to where nothing fails the build: how much was found, and what to do next.
     *
     * @param isStock whether what was audited is as it was shipped, so that it can be hardened
     * @param details where to read the whole report
     */
    public static List<String> sum(AuditReport report, boolean isStock, String details) {
        var lines = new ArrayList<String>();
        if (report.failures().isEmpty()) {
            lines.add("%d rules checked: %s. Full report: %s"
                    .formatted(report.rules().size(), report.summary(), details));
            boolean isPart = !report.about(Rule.Subject.DISTRIBUTION).rules().isEmpty();
            report.trial().filter(facts -> isPart).ifPresent(facts -> lines.add(trial(report, facts)));
            if (isStock && report.fixedByHarden() > 0) {
                lines.add("harden fixes %d of %d findings.".formatted(report.fixedByHarden(), report.open()));
            }
        }
        return lines;
    }

    private static String trial(AuditReport report, ServerTrial.Facts facts) {
        var asked = report.about(Rule.Subject.STARTED_SERVER);
        String notProven = facts.unproven().map(sentence -> " " + sentence).orElse("");
        return "On the started server: %d rules, %s.%s".formatted(asked.rules().size(), asked.summary(), notProven);
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

    /** A build can't cure them, and there may be dozens. */
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
        lines.add(new Line(severity, "%s: expected: %s (%s)".formatted(rule.id(), rule.title(), rule.guideline())));
        byCure(findings).forEach((cure, places) -> {
            places.forEach(finding ->
                    lines.add(new Line(severity, "  %s: %s".formatted(finding.location(), finding.message()))));
            lines.add(new Line(severity, "    -> " + cure));
        });
    }

    /** The findings by what is to be done about them, in their order. */
    public static Map<String, List<Finding>> byCure(List<Finding> findings) {
        return findings.stream().collect(Collectors.groupingBy(Finding::cure, LinkedHashMap::new, Collectors.toList()));
    }
}
