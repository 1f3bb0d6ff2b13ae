package io.github.ishardening.audit.report;

import io.github.ishardening.audit.TrustLine;
import io.github.ishardening.audit.TrustSummary;
import io.github.ishardening.audit.TrustedAuthorities;
import java.util.List;

/** The trusted certificates in the HTML report, with the authorities that a store trusts in expandable sections. */
record TrustSection(TrustSummary evidence, Markup html) {

    /** The text shown if nothing is known about the stores. */
    static final String UNKNOWN = "Not available: the stores were not opened.";

    void write() {
        if (evidence.trust().isEmpty()) {
            html.element("p", "empty", UNKNOWN);
        } else {
            trusted();
        }
        removed();
    }

    private void trusted() {
        new Table(html, List.of("Store or client", "Trusts", "Reason")).write(rows(evidence.trust()));
        evidence.authorities().forEach(this::authorities);
    }

    private void removed() {
        if (!evidence.removed().isEmpty()) {
            html.element("h3", "Removed: " + evidence.removed().size());
            new Table(html, List.of("Store", "Certificate", "Reason")).write(rows(evidence.removed()));
        }
    }

    private static List<List<String>> rows(List<TrustLine> lines) {
        return lines.stream()
                .map(line -> List.of(line.holder(), line.trusted(), line.reason()))
                .toList();
    }

    private void authorities(TrustedAuthorities trusted) {
        int count = trusted.certificates().size();
        html.text("\n").element("details", () -> {
            html.element(
                    "summary", "%s: %s %s".formatted(trusted.store(), count, count == 1 ? "authority" : "authorities"));
            new CertificateTable(trusted.certificates(), evidence.at(), html).write();
        });
    }
}
