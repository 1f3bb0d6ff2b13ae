package io.github.ishardening.audit.report;

import static io.github.ishardening.audit.Samples.full;
import static io.github.ishardening.audit.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.FailOn;
import io.github.ishardening.audit.TrustSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {

    private static final TrustSummary EVIDENCE = TrustSummary.unknown(Instant.parse("2026-11-22T10:30:00Z"));

    private static final Instant DATED = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void writesAllFourInPlaceOfOlderOnes() throws IOException {
        var files = new ReportFiles(folder.resolve("is-hardening/reports"));
        files.write(report(FailOn.NEVER), EVIDENCE, DATED);

        files.write(full(), EVIDENCE, DATED);

        Path reports = files.html().getParent();
        assertThat(reports).isDirectoryContaining("glob:**/audit.html").isDirectoryNotContaining("glob:**-part");
        assertThat(reports.resolve("audit.json")).hasContent(JsonReport.of(full()));
        assertThat(reports.resolve("audit.sarif")).hasContent(SarifReport.of(full()));
        assertThat(reports.resolve("TEST-audit.xml")).hasContent(JUnitReport.of(full(), DATED));
        assertThat(Files.readString(files.html())).isEqualTo(HtmlReport.of(full(), EVIDENCE));
    }
}
