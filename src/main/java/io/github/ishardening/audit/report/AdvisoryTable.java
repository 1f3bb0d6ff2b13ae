package io.github.ishardening.audit.report;

import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.OpenAdvisories;
import java.util.List;

/** The table of WSO2's security advisories on the version in the HTML report, below their summary. */
record AdvisoryTable(List<Finding> findings, Markup html) {

    void write() {
        var open = findings.stream()
                .filter(finding -> finding.waived().isEmpty())
                .flatMap(finding -> finding.advisory().stream())
                .toList();
        html.element("p", open.isEmpty() ? "All of them are waived." : new OpenAdvisories(open) + ".");
        new Table(html, List.of("Advisory", "CVE", "CVSS", "Severity", "Fixed by"))
                .writeRows(findings.stream().map(this::row).toList());
    }

    private Table.Row row(Finding finding) {
        Advisory advisory = finding.advisory().orElseThrow();
        var prose = new Prose(html);
        return new Table.Row(
                finding.waived().isPresent() ? "waived" : finding.severity().toString(),
                List.of(
                        () -> prose.link(advisory.address(), advisory.id()),
                        () -> prose.write(String.join(", ", advisory.cves())),
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
