package io.github.ishardening.audit.report;

import io.github.ishardening.audit.CertificateLine;
import io.github.ishardening.certificate.Validity;
import java.time.Instant;
import java.util.List;

/** Certificates in the HTML report, with all that tells them from others. */
record CertificateTable(List<CertificateLine> certificates, Instant now, Markup html) {

    void write() {
        new Table(html, List.of("Name", "Subject and names", "Key", "Valid", "SPKI SHA-256"))
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
                        },
                        () -> html.text(line.algorithm()),
                        () -> html.element("span", "days", Validity.day(line.from()) + " –")
                                .text(" ")
                                .element("span", "days until", Validity.day(line.until()).toString()),
                        () -> html.element("code", line.spki())));
    }
}
