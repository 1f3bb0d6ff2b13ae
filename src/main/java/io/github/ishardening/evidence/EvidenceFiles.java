package io.github.ishardening.evidence;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code result.json} and {@code provenance.json} next to the reports of an audit. They exist only while they describe
 * the same server as the reports, and match the files that they name.
 *
 * @param reports the folder of the reports
 * @param output the folder of the build's results
 */
public record EvidenceFiles(Path reports, Path output) {

    private static final String RESULT = "result.json";
    private static final String PROVENANCE = "provenance.json";

    /**
     * The reports that are subjects of the provenance, in addition to the results. Excludes {@code audit.html} and
     * {@code TEST-audit.xml}, which present the same data with the time of the audit, and so differ in every build.
     */
    private static final List<String> REPORTS = List.of("audit.json", "audit.sarif", "cbom.json", RESULT);

    /** Deletes both before the folder is used for something else. */
    public void forget() throws IOException {
        Files.deleteIfExists(reports.resolve(RESULT));
        Files.deleteIfExists(reports.resolve(PROVENANCE));
    }

    /** Whether both exist. */
    public boolean areThere() {
        return Files.isRegularFile(reports.resolve(RESULT)) && Files.isRegularFile(reports.resolve(PROVENANCE));
    }

    /**
     * Writes both.
     *
     * @param others the other results that are delivered with the server
     */
    public void write(SavedServer server, List<Resource> others) throws IOException {
        var made = new ArrayList<Resource>();
        // A folder has no digest, which a subject must have.
        if (server.result().sha256().isPresent()) {
            made.add(server.result());
        }
        made.addAll(others);
        write(RESULT, ResultDocument.of(server).text());
        write(PROVENANCE, Provenance.of(server).about(subjects(made)).text());
    }

    /**
     * Updates both after the reports of an audit were written; deletes them if they don't describe what was audited.
     *
     * @param distribution what was audited; files mounted over it are staged edits
     * @param sha256 its digest, if it is a zip
     */
    public void follow(Distribution distribution, Optional<String> sha256, AuditReport report) throws IOException {
        var result = read(RESULT).flatMap(ResultDocument::read);
        var provenance = read(PROVENANCE).flatMap(Provenance::read);
        // With anything mounted over it for the audit, it isn't the saved result.
        boolean isResult = result.isPresent()
                && provenance.isPresent()
                && distribution.edits().isEmpty()
                && result.get().isOf(distribution, sha256);
        if (!isResult) {
            forget();
            return;
        }
        write(RESULT, result.get().with(report).text());
        var made = made(provenance.get(), Resource.name(distribution.location()), sha256);
        write(PROVENANCE, provenance.get().about(subjects(made)).text());
    }

    /**
     * The unchanged subjects other than reports; subjects that have changed are dropped, because nobody knows who
     * changed them.
     */
    private List<Resource> made(Provenance provenance, String audited, Optional<String> sha256) throws IOException {
        var made = new ArrayList<Resource>();
        for (Resource file : provenance.subjects()) {
            boolean isAudited = file.name().equals(audited) && file.sha256().equals(sha256);
            if (isAudited || (!REPORTS.contains(file.name()) && isThere(file))) {
                made.add(file);
            }
        }
        return made;
    }

    private boolean isThere(Resource made) throws IOException {
        Path file = output.resolve(made.name());
        return isPlain(made.name())
                && Files.isRegularFile(file)
                && Resource.file(made.name(), file).equals(made);
    }

    private static boolean isPlain(String name) {
        return !name.contains("/") && !name.contains("\\");
    }

    private List<Resource> subjects(List<Resource> made) throws IOException {
        var subjects = new ArrayList<>(made);
        for (String name : REPORTS) {
            Path report = reports.resolve(name);
            if (Files.isRegularFile(report)) {
                subjects.add(Resource.file(name, report));
            }
        }
        return subjects;
    }

    private Optional<byte[]> read(String name) throws IOException {
        Path file = reports.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private void write(String name, String text) throws IOException {
        Path file = reports.resolve(name);
        if (!AtomicFile.holds(file, text.getBytes(StandardCharsets.UTF_8))) {
            AtomicFile.write(file, text);
        }
    }
}
