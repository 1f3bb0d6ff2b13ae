package io.github.ishardening.audit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The report for the console: findings by rule, the worst first, each with its cure; of waived ones only their number. A
 * clean audit takes one line.
 */
public final class ConsoleReport {

    /**
     * A line.
     *
     * @param severity at which level it is logged
     * @param text what it says
     */
    public record Line(Severity severity, String text) {}

    private final List<Line> lines = new ArrayList<>();

    private ConsoleReport() {}

    /**
     * The lines to log.
     *
     * @param least findings less bad than that are only counted
     * @param details where to read the whole report
     */
    public static List<Line> of(AuditReport report, Severity least, String details) {
        var console = new ConsoleReport();
        for (Severity severity : EnumSet.range(Severity.ERROR, least)) {
            report.byRule(severity).forEach((rule, findings) -> console.add(severity, rule, findings));
        }
        console.lines.add(new Line(
                Severity.INFO,
                "%d rules checked: %s. All of it: %s".formatted(report.rules().size(), report.summary(), details)));
        return List.copyOf(console.lines);
    }

    private void add(Severity severity, Rule rule, List<Finding> findings) {
        lines.add(new Line(severity, "%s: expected: %s (%s)".formatted(rule.id(), rule.title(), rule.guideline())));
        byCure(findings).forEach((cure, places) -> {
            places.forEach(finding ->
                    lines.add(new Line(severity, "  %s: %s".formatted(finding.location(), finding.message()))));
            lines.add(new Line(severity, "    -> " + cure));
        });
    }

    private static Map<String, List<Finding>> byCure(List<Finding> findings) {
        return findings.stream().collect(Collectors.groupingBy(Finding::cure, LinkedHashMap::new, Collectors.toList()));
    }
}
