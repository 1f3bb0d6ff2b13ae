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
import java.time.Instant;
import java.time.ZoneOffset;

/** The certificates of the server stay valid for a while. */
public final class CertificateExpiring implements Control {

    private static final Rule RULE = new Rule(
            "certificate-expiring",
            "Certificates stay valid for a while",
            Severity.WARNING,
            "Create new keystores",
            """
            Hardening renews such a certificate over the same key, if it ends within `<renewBefore>`. The audit \
            speaks of it `expiringWithin` before its end, 30 days (`P30D`) unless said otherwise.""",
            AppliesTo.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        Instant until = inspection
                .now()
                .atOffset(ZoneOffset.UTC)
                .plus(inspection.settings().audit().expiringWithin())
                .toInstant();
        var published = PublishedKeys.load();
        for (var own : StoreCertificates.own(inspection.stores())) {
            Instant end = own.certificate().getNotAfter().toInstant();
            if (!end.isBefore(inspection.now()) && end.isBefore(until)) {
                findings.add(
                        Location.of(own.path()),
                        "the certificate of %s expires on %s."
                                .formatted(
                                        own.name(),
                                        Validity.day(own.certificate().getNotAfter())),
                        own.renewal(published));
            }
        }
        new Unseen(inspection, findings).stores(inspection.stores().uses().keystores());
    }
}
