package io.github.ishardening.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
        Files.createDirectories(folder);
        write(JSON, JsonReport.of(report));
        write(SARIF, SarifReport.of(report));
        write(JUNIT, JUnitReport.of(report));
        write(HTML, HtmlReport.of(report, evidence));
    }

    private void write(String name, String content) throws IOException {
        Path unfinished = folder.resolve("." + name + ".part");
        Files.writeString(unfinished, content);
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
