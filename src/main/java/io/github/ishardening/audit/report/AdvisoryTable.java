package io.github.ishardening.audit.report;

import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.OpenAdvisories;
import java.util.List;
import java.util.stream.Stream;

/** The table of WSO2's security advisories on the version in the HTML report, below their summary. */
record AdvisoryTable(List<Finding> findings, Markup html) {

    private static final String WAIVED = "Waived";

    void write() {
        var open = findings.stream()
                .filter(finding -> finding.waived().isEmpty())
                .flatMap(finding -> finding.advisory().stream())
                .toList();
        int waived = findings.size() - open.size();
        String others = waived == 0 ? "" : "; %d more %s waived".formatted(waived, waived == 1 ? "is" : "are");
        html.element("p", open.isEmpty() ? "All of them are waived." : new OpenAdvisories(open) + others + ".");
        var columns = Stream.of("Advisory", "CVE", "CVSS", "Severity", "Fixed by", WAIVED)
                .filter(column -> waived > 0 || !column.equals(WAIVED))
                .toList();
        new Table(html, columns).writeRows(findings.stream().map(this::row).toList());
    }

    /** The last cell is left out if the table has no column for it. */
    private Table.Row row(Finding finding) {
        Advisory advisory = finding.advisory().orElseThrow();
        var prose = new Prose(html);
        return new Table.Row(
                finding.waived().isPresent() ? "waived" : finding.severity().toString(),
                List.of(
                        () -> prose.link(advisory.address(), advisory.id()),
                        () -> prose.write(String.join(", ", advisory.cves())),
                        () -> html.element("span", "score", advisory.score()),
                        () -> html.text(severity(advisory)),
                        () -> html.text(cure(advisory)),
                        () -> html.text(finding.waived().orElse(""))));
    }

    /** WSO2's word, except for one that reports use for an outcome. */
    private static String severity(Advisory advisory) {
        return advisory.severity().equals("not-applicable") ? "not rated" : advisory.severity();
    }

    private static String cure(Advisory advisory) {
        return advisory.level().isPresent() ? "level " + advisory.level().getAsInt() : "no level is published";
    }
}
