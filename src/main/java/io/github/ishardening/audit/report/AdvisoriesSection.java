package io.github.ishardening.audit.report;

import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.Finding;
import java.util.List;

/** WSO2's security advisories on the version in the HTML report: what they come to, and a table of them. */
record AdvisoriesSection(AuditReport report, Markup html) {

    /** Writes it, where there are any. */
    void write() {
        List<Finding> findings = report.findings().stream()
                .filter(finding -> finding.advisory().isPresent())
                .toList();
        if (findings.isEmpty()) {
            return;
        }
        html.text("\n").element("section", () -> {
            html.attribute("id", "advisories").element("h2", "Security advisories");
            var open = report.openAdvisories();
            html.element("p", open.advisories().isEmpty() ? "All of them are waived." : open + ".");
            new Table(html, List.of("Advisory", "CVE", "CVSS", "Severity", "Cured by"))
                    .writeRows(findings.stream().map(this::row).toList());
        });
    }

    private Table.Row row(Finding finding) {
        Advisory advisory = finding.advisory().orElseThrow();
        return new Table.Row(
                finding.waived().isPresent() ? "waived" : finding.severity().toString(),
                List.of(
                        () -> html.element(
                                "a",
                                () -> html.attribute("href", advisory.address())
                                        .attribute("rel", "noreferrer")
                                        .text(advisory.id())),
                        () -> html.text(String.join(", ", advisory.cves())),
                        () -> html.element("span", "score", advisory.score()),
                        () -> html.text(severity(finding, advisory)),
                        () -> html.text(cure(advisory))));
    }

    private static String severity(Finding finding, Advisory advisory) {
        return advisory.severity().replace('-', ' ')
                + finding.waived().map(reason -> "; waived: " + reason).orElse("");
    }

    private static String cure(Advisory advisory) {
        return advisory.level().isPresent() ? "level " + advisory.level().getAsInt() : "no level is published";
    }
}
