package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import java.time.Instant;
import java.time.ZoneOffset;

/** Requires the server's certificates not to expire soon. */
@Guideline(
        id = "certificate-expiring",
        title = "Certificates don't expire soon",
        severity = Severity.WARNING,
        source = "Create new keystores",
        address = OfficialPages.CREATE_KEYSTORES,
        hardening = """
            Hardening renews a certificate with the same key if it expires within `<renewBefore>`. The audit reports \
            certificates that expire within the period `expiringWithin`, by default 30 days (`P30D`), except those of \
            former signing keys, which are dropped before they expire.""",
        nist = "SC-17")
public final class CertificateExpiring extends OwnCertificateControl {

    @Override
    void inspect(OwnCertificate own, Inspection inspection, Findings findings) {
        var now = inspection.now();
        var within = inspection.settings().audit().expiringWithin();
        Instant until = now.atOffset(ZoneOffset.UTC).plus(within).toInstant();
        var end = own.certificate().getNotAfter();
        boolean goesBefore = own.former().filter(alias -> alias.isInTime(now)).isPresent();
        if (!goesBefore && !end.toInstant().isBefore(now) && end.toInstant().isBefore(until)) {
            String message = "the certificate of %s expires on %s.";
            findings.add(own.path(), message.formatted(own.name(), Validity.day(end)), own.renewal());
        }
    }
}
