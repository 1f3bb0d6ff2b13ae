package io.github.ishardening.audit.report;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Rule;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report for build servers: {@code TEST-audit.xml}, as Surefire writes it. A rule is a test. It fails if one of its
 * findings fails the build, is skipped if all of them are waived or none is left that a build can see, and passes
 * otherwise; what it found is in the output.
 */
final class JUnitReport {

    private static final String SUITE = "audit";

    /** What build servers group the tests by. */
    private static final Map<Rule.Subject, String> SUITES =
            Map.of(Rule.Subject.DISTRIBUTION, SUITE, Rule.Subject.STARTED_SERVER, "verify-server");

    private final AuditReport report;
    private final Markup xml = Markup.xml();

    private JUnitReport(AuditReport report) {
        this.report = report;
    }

    static String of(AuditReport report) {
        var junit = new JUnitReport(report);
        junit.suite();
        return junit.xml.toString();
    }

    private void suite() {
        xml.element("testsuite", () -> {
            xml.attribute("name", SUITE)
                    .attribute("time", "0")
                    .attribute("tests", count(report.rules()))
                    .attribute("errors", "0")
                    .attribute("skipped", count(rules(this::isSkipped)))
                    .attribute("failures", count(rules(this::isFailed)));
            report.rules().forEach(this::test);
        });
    }

    private void test(Rule rule) {
        var findings = report.of(rule);
        xml.text("\n  ").element("testcase", () -> {
            xml.attribute("name", rule.id())
                    .attribute("classname", SUITES.get(rule.subject()))
                    .attribute("time", "0");
            if (isFailed(rule)) {
                xml.element(
                        "failure",
                        () -> xml.attribute("message", headline(findings))
                                .attribute("type", findings.get(0).severity().toString())
                                .text(describe(rule)));
            } else if (isSkipped(rule)) {
                xml.empty("skipped", () -> xml.attribute("message", whySkipped(rule)));
            } else if (!findings.isEmpty()) {
                xml.element("system-out", describe(rule));
            }
        });
    }

    private boolean isFailed(Rule rule) {
        return report.of(rule).stream().anyMatch(report.failOn()::fails);
    }

    private boolean isSkipped(Rule rule) {
        return !report.passed().contains(rule)
                && report.of(rule).stream().allMatch(finding -> finding.waived().isPresent());
    }

    private String whySkipped(Rule rule) {
        var waived = report.of(rule).stream().flatMap(finding -> finding.waived().stream());
        var notApplicable = report.observations().notApplicable().stream()
                .filter(undecided -> undecided.rule().equals(rule))
                .map(undecided -> "not applicable, because " + undecided.reason());
        return Stream.of(waived.limit(1), byHand(rule), notApplicable)
                .flatMap(reasons -> reasons)
                .collect(Collectors.joining("; "));
    }

    private List<Rule> rules(Predicate<Rule> which) {
        return report.rules().stream().filter(which).toList();
    }

    private static String count(List<Rule> rules) {
        return Integer.toString(rules.size());
    }

    private static String headline(List<Finding> findings) {
        Finding worst = findings.get(0);
        String more = findings.size() == 1 ? "" : " (and %d more)".formatted(findings.size() - 1);
        return worst.location() + ": " + worst.message() + more;
    }

    private String describe(Rule rule) {
        return Stream.concat(report.of(rule).stream().map(JUnitReport::describe), byHand(rule))
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> byHand(Rule rule) {
        return report.observations().byHand().stream()
                .filter(task -> task.rule().equals(rule))
                .map(task -> "by hand %s: %s %s".formatted(task.location(), task.message(), task.cure()));
    }

    private static String describe(Finding finding) {
        String waived = finding.waived().map(reason -> " Waived: " + reason).orElse("");
        return "%s %s: %s %s%s"
                .formatted(finding.severity(), finding.location(), finding.message(), finding.cure(), waived);
    }
}
