package io.github.ishardening.audit.report;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.TrustSummary;
import io.github.ishardening.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The report files: {@code audit.json}, {@code audit.sarif}, {@code TEST-audit.xml}, {@code audit.html}.
 *
 * @param folder their folder; it is created when they are written
 */
public record ReportFiles(Path folder) {

    private static final String HTML = "audit.html";
    private static final List<String> NAMES = List.of("audit.json", "audit.sarif", "TEST-audit.xml", HTML);

    /** The file with the full report for people. */
    public Path html() {
        return folder.resolve(HTML);
    }

    /** Writes only the report for people. */
    public void writeHtml(AuditReport report, TrustSummary evidence) throws IOException {
        AtomicFile.write(html(), HtmlReport.of(report, evidence));
    }

    /**
     * Writes all four files, each atomically.
     *
     * @param at the timestamp in the report for build servers: the time of the audit, or that of a reproducible build
     * @throws IOException if the folder can't be written to
     */
    public void write(AuditReport report, TrustSummary evidence, Instant at) throws IOException {
        List<Supplier<String>> forms = List.of(
                () -> JsonReport.of(report),
                () -> SarifReport.of(report),
                () -> JUnitReport.of(report, at),
                () -> HtmlReport.of(report, evidence));
        List<String> texts = forms.parallelStream().map(Supplier::get).toList();
        for (int i = 0; i < texts.size(); i++) {
            AtomicFile.write(folder.resolve(NAMES.get(i)), texts.get(i));
        }
    }
}
