package io.github.ishardening.audit.report;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The findings in the HTML report: by severity, then by rule, places with the same cure together. */
final class FindingsSection {

    private final AuditReport report;
    private final Markup html;

    FindingsSection(AuditReport report, Markup html) {
        this.report = report;
        this.html = html;
    }

    void write() {
        html.element("section", () -> {
            html.attribute("id", "findings").element("h2", "Findings");
            if (report.findings().isEmpty()) {
                html.element("p", "empty", "The rules found nothing.");
            }
            for (Severity severity : Severity.values()) {
                report.byRule(severity).forEach((rule, findings) -> rule(severity.toString(), rule, findings));
            }
            report.waivedByRule().forEach((rule, findings) -> rule("waived", rule, findings));
        });
    }

    private void rule(String kind, Rule rule, List<Finding> findings) {
        html.text("\n").element("article", () -> {
            html.attribute("class", "rule " + kind);
            html.element(
                    "p",
                    () -> html.attribute("class", "label")
                            .element("span", "kind", label(kind))
                            .text(" ")
                            .element("code", rule.id()));
            // A title says how it should be, which above a finding reads as if it were so.
            html.element("h3", () -> html.element("span", "kind", "Expected").text(" " + rule.title()));
            html.element(
                    "p",
                    () -> html.attribute("class", "guideline")
                            .element(
                                    "a",
                                    () -> html.attribute("href", rule.address()).text(rule.guideline())));
            sameCure(findings).forEach(this::places);
        });
    }

    private void places(String cure, List<Finding> findings) {
        html.element("ul", () -> {
            html.attribute("class", "places");
            findings.forEach(finding -> html.element("li", () -> place(finding)));
        });
        html.element(
                "p",
                () -> html.attribute("class", "cure")
                        .element("span", "kind", "Cure")
                        .text(" " + cure));
    }

    private void place(Finding finding) {
        html.element("p", "path", finding.location().toString()).element("p", finding.message());
        finding.waived()
                .ifPresent(reason -> html.element(
                        "p",
                        () -> html.attribute("class", "reason")
                                .text("Let pass, " + finding.severity() + ": " + reason)));
    }

    private static String label(String kind) {
        return kind.equals(Severity.INFO.toString()) ? "info" : kind.toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<Finding>> sameCure(List<Finding> findings) {
        return findings.stream().collect(Collectors.groupingBy(Finding::cure, LinkedHashMap::new, Collectors.toList()));
    }
}
