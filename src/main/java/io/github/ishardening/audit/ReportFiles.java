package io.github.ishardening.audit;

import io.github.ishardening.distribution.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** The report as files in a folder: {@code audit.json}, {@code audit.sarif}, {@code TEST-audit.xml}, {@code audit.html}. */
public final class ReportFiles {

    private static final String JSON = "audit.json";
    private static final String SARIF = "audit.sarif";
    private static final String JUNIT = "TEST-audit.xml";
    private static final String HTML = "audit.html";

    private final Path folder;

    private ReportFiles(Path folder) {
        this.folder = folder;
    }

    /** The files in this folder, which is made when they are written. */
    public static ReportFiles in(Path folder) {
        return new ReportFiles(folder);
    }

    /** Where people read all of it. */
    public Path html() {
        return folder.resolve(HTML);
    }

    /**
     * Writes all four files, each as a whole.
     *
     * @throws IOException if the folder can't be written to
     */
    public void write(AuditReport report, Evidence evidence) throws IOException {
        Map<String, Supplier<String>> contents = Map.of(
                JSON, () -> JsonReport.of(report),
                SARIF, () -> SarifReport.of(report),
                JUNIT, () -> JUnitReport.of(report),
                HTML, () -> HtmlReport.of(report, evidence));
        try {
            contents.entrySet().parallelStream()
                    .forEach(file -> write(file.getKey(), file.getValue().get()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(String name, String content) {
        try {
            WholeFile.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
