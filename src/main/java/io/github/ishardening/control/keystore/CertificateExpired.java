package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.StoreCertificates;
import io.github.ishardening.trust.PublishedKeys;
import java.io.IOException;

/** The certificates of the server are valid now. */
public final class CertificateExpired implements Control {

    private static final Rule RULE = new Rule(
            "certificate-expired",
            "Certificates are valid now",
            Severity.ERROR,
            "Create new keystores",
            """
            Every build renews, over the same key, what ends within `<renewBefore>` (30 days unless said otherwise). \
            Certificates of an authority elsewhere are asked for again by a request. The audit compares the \
            certificates of the stores in use with the clock.""",
            AppliesTo.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var published = PublishedKeys.load();
        for (var own : StoreCertificates.own(inspection.stores())) {
            var certificate = own.certificate();
            if (certificate.getNotAfter().toInstant().isBefore(inspection.now())) {
                findings.add(
                        Location.of(own.path()),
                        "the certificate of %s expired on %s."
                                .formatted(own.name(), Validity.day(certificate.getNotAfter())),
                        own.renewal(published));
            } else if (certificate.getNotBefore().toInstant().isAfter(inspection.now())) {
                findings.add(
                        Location.of(own.path()),
                        "the certificate of %s isn't valid before %s."
                                .formatted(own.name(), Validity.day(certificate.getNotBefore())),
                        "Wait, or have it issued again.");
            }
        }
        new Unseen(inspection, findings).stores(inspection.stores().uses().keystores());
    }
}
