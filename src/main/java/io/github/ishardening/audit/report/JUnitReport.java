package io.github.ishardening.audit.report;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report for build servers: {@code TEST-audit.xml}, in Surefire's format. Each rule is a test. It fails if a
 * finding fails the build. It is skipped, which build servers show and count, if its worst finding is above info but
 * doesn't fail the build, or if it has only waived findings and manual checks or isn't applicable. Otherwise it passes.
 * Findings are in the output.
 */
final class JUnitReport {

    /** The groups of tests: build servers take the class name up to the last dot as the package. */
    private static final Map<Rule.Subject, String> GROUPS = Map.of(
            Rule.Subject.DISTRIBUTION, "is-hardening.audit.",
            Rule.Subject.STARTED_SERVER, "is-hardening.verify-server.");

    private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9_-]+");

    /** The format of Ant's JUnit schema: without a time zone, in UTC. */
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final AuditReport report;
    private final Instant at;
    private final Markup xml = Markup.xml();

    private JUnitReport(AuditReport report, Instant at) {
        this.report = report;
        this.at = at;
    }

    static String of(AuditReport report, Instant at) {
        var junit = new JUnitReport(report, at);
        junit.suite();
        return junit.xml.toString();
    }

    private void suite() {
        xml.element("testsuite", () -> {
            xml.attribute("name", className(Rule.Subject.DISTRIBUTION))
                    .attribute("timestamp", SECONDS.format(at))
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
                    .attribute("classname", className(rule.subject()))
                    .attribute("time", "0");
            if (isFailed(rule)) {
                xml.element(
                        "failure",
                        () -> xml.attribute("message", headline(findings))
                                .attribute("type", findings.get(0).severity().toString())
                                .text(describe(rule)));
                return;
            }
            if (isSkipped(rule)) {
                xml.empty("skipped", () -> xml.attribute("message", whySkipped(rule)));
            }
            if (!findings.isEmpty()) {
                xml.element("system-out", describe(rule));
            }
        });
    }

    /** The class name of a test, which is the same in every build, but different in each module. */
    private String className(Rule.Subject subject) {
        return Arrays.stream(report.distribution().name().split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> NO_NAME.matcher(part).replaceAll("_"))
                .collect(Collectors.joining(".", GROUPS.get(subject), ""));
    }

    private boolean isFailed(Rule rule) {
        return report.of(rule).stream().anyMatch(report.failOn()::fails);
    }

    private boolean isSkipped(Rule rule) {
        var open = open(rule);
        return !report.passed().contains(rule)
                && !isFailed(rule)
                && (open.isEmpty() || open.get(0).severity() != Severity.INFO);
    }

    private List<Finding> open(Rule rule) {
        return report.of(rule).stream()
                .filter(finding -> finding.waived().isEmpty())
                .toList();
    }

    private String whySkipped(Rule rule) {
        var open = open(rule);
        if (!open.isEmpty()) {
            return "%s, which doesn't fail the build: %s".formatted(open.get(0).severity(), headline(open));
        }
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
        String more = findings.size() == 1 ? "" : " (and %s more)".formatted(findings.size() - 1);
        return worst.location() + ": " + worst.message() + more;
    }

    private String describe(Rule rule) {
        return Stream.concat(report.of(rule).stream().map(JUnitReport::describe), byHand(rule))
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> byHand(Rule rule) {
        return report.observations().byHand().stream()
                .filter(task -> task.rule().equals(rule))
                .map(task -> "manual check %s: %s %s".formatted(task.location(), task.message(), task.cure()));
    }

    private static String describe(Finding finding) {
        String waived = finding.waived().map(reason -> " Waived: " + reason).orElse("");
        return "%s %s: %s %s%s"
                .formatted(finding.severity(), finding.location(), finding.message(), finding.cure(), waived);
    }
}
