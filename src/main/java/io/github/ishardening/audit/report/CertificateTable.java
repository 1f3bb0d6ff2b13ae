package io.github.ishardening.audit.report;

import io.github.ishardening.audit.CertificateLine;
import io.github.ishardening.certificate.Validity;
import java.time.Instant;
import java.util.List;

/** The table of certificates in the HTML report, with everything that identifies them. */
record CertificateTable(List<CertificateLine> certificates, Instant now, Markup html) {

    void write() {
        new Table(html, List.of("Name", "Subject, names, SPKI SHA-256", "Key", "Valid"))
                .writeRows(certificates.stream().map(this::row).toList());
    }

    private Table.Row row(CertificateLine line) {
        return new Table.Row(
                line.until().isBefore(now) ? "error" : "",
                List.of(
                        () -> html.element("strong", line.name()),
                        () -> {
                            html.text(line.subject());
                            if (!line.names().isEmpty()) {
                                html.element("p", "names", String.join(", ", line.names()));
                            }
                            html.element("p", () -> html.element("code", line.spki()));
                        },
                        () -> html.element("span", "days", line.algorithm()),
                        () -> html.element("span", "days", Validity.day(line.from()) + " –")
                                .text(" ")
                                .element(
                                        "span",
                                        "days until",
                                        Validity.day(line.until()).toString())));
    }
}
