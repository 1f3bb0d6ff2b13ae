package io.github.ishardening.audit.report;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.ConsoleReport;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.util.List;

/**
 * The findings in the HTML report: by severity, then by rule, places with the same cure together. Advisories have a section
 * of their own.
 */
record FindingsSection(AuditReport report, String id, String title, Markup html) {

    void write() {
        html.element("section", () -> {
            html.attribute("id", id).element("h2", title);
            if (report.findings().isEmpty()) {
                html.element("p", "empty", "The rules found nothing.");
            } else if (report.findings().stream().noneMatch(FindingsSection::isHere)) {
                html.element("p", "empty", "The rules found nothing but advisories.");
            }
            for (Severity severity : Severity.values()) {
                report.byRule(severity).forEach((rule, findings) -> rule(severity.toString(), rule, findings));
            }
            report.waivedByRule().forEach((rule, findings) -> rule("waived", rule, findings));
        });
    }

    private static boolean isHere(Finding finding) {
        return finding.advisory().isEmpty();
    }

    private void rule(String kind, Rule rule, List<Finding> all) {
        var findings = all.stream().filter(FindingsSection::isHere).toList();
        if (findings.isEmpty()) {
            return;
        }
        html.text("\n").element("article", () -> {
            html.attribute("class", "rule " + kind);
            html.element(
                    "p",
                    () -> html.attribute("class", "label")
                            .element("span", "kind", kind)
                            .text(" ")
                            .element("code", rule.id()));
            // A title says how it should be, which above a finding reads as if it were so.
            html.element("h3", () -> html.element("span", "kind", "Expected").text(" " + rule.title()));
            html.element(
                    "p",
                    () -> html.attribute("class", "guideline")
                            .element(
                                    "a",
                                    () -> html.attribute("href", rule.address()).text(rule.guideline()))
                            .text(rule.requirements().isEmpty() ? "" : "; " + rule.namedStandards()));
            ConsoleReport.byCure(findings).forEach(this::places);
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
                        () -> html.attribute("class", "reason").text("Waived, " + finding.severity() + ": " + reason)));
    }
}
