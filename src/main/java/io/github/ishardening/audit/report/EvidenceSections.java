package io.github.ishardening.audit.report;

import io.github.ishardening.audit.CertificateLine;
import io.github.ishardening.audit.ChangedFile;
import io.github.ishardening.audit.TrustSummary;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.distribution.source.Change;
import java.util.Comparator;
import java.util.List;

/** What a reviewer sees besides the findings in the HTML report: changes, trust, and certificates over time. */
record EvidenceSections(TrustSummary evidence, Markup html) {

    private static final Comparator<CertificateLine> SOONEST_FIRST =
            Comparator.comparing(CertificateLine::until).thenComparing(CertificateLine::name);

    void write() {
        section("changes", "Changed against stock", this::changes);
        section("trust", "Who trusts whom", this::trust);
        section("certificates", "Certificates over time", this::certificates);
    }

    private void section(String id, String title, Runnable content) {
        html.text("\n").element("section", () -> {
            html.attribute("id", id).element("h2", title);
            content.run();
        });
    }

    private void changes() {
        if (evidence.changes().isEmpty()) {
            html.element(
                    "p", "empty", "Not known here: only the run that hardens a distribution knows what it changes.");
            return;
        }
        changes(Change.ADDED, "Added");
        changes(Change.REPLACED, "Replaced");
        changes(Change.DELETED, "Removed");
    }

    private void changes(Change change, String title) {
        List<String> paths = evidence.changes().stream()
                .filter(file -> file.change() == change)
                .map(ChangedFile::path)
                .sorted()
                .toList();
        if (!paths.isEmpty()) {
            html.element("h3", "%s: %d".formatted(title, paths.size()));
            html.element("ul", () -> {
                html.attribute("class", "files");
                paths.forEach(path -> html.element("li", "path", path));
            });
        }
    }

    private void trust() {
        if (evidence.trust().isEmpty()) {
            html.element("p", "empty", "Not known here: the stores were not opened.");
            return;
        }
        new Table(html, List.of("Who", "trusts", "because"))
                .write(evidence.trust().stream()
                        .map(line -> List.of(line.holder(), line.trusted(), line.reason()))
                        .toList());
    }

    private void certificates() {
        if (evidence.certificates().isEmpty()) {
            html.element("p", "empty", "Not known here: the stores were not opened.");
            return;
        }
        var certificates =
                evidence.certificates().stream().sorted(SOONEST_FIRST).toList();
        new CertificateTimeline(certificates, evidence.at()).write(html);
        new Table(html, List.of("Name", "Subject", "From", "Until"))
                .write(certificates.stream()
                        .map(line -> List.of(
                                line.name(),
                                line.subject(),
                                Validity.day(line.from()).toString(),
                                Validity.day(line.until()).toString()))
                        .toList());
    }
}
