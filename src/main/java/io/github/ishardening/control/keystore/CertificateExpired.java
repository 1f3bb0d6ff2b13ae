package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;

/** Requires the server's certificates to be currently valid. */
@Guideline(
        id = "certificate-expired",
        title = "Certificates are valid",
        severity = Severity.ERROR,
        source = "Create new keystores",
        address = OfficialPages.CREATE_KEYSTORES,
        hardening = """
            Every build renews certificates that expire within `<renewBefore>` (30 days by default), keeping the same \
            key. For an external authority, it writes a new certificate request. The audit checks the validity of the \
            certificates in the stores that are in use.""",
        nist = "SC-17")
public final class CertificateExpired extends OwnCertificateControl {

    @Override
    void inspect(OwnCertificate own, Inspection inspection, Findings findings) {
        var certificate = own.certificate();
        if (certificate.getNotAfter().toInstant().isBefore(inspection.now())) {
            findings.add(
                    own.path(),
                    "the certificate of %s expired on %s."
                            .formatted(own.name(), Validity.day(certificate.getNotAfter())),
                    own.renewal());
        } else if (certificate.getNotBefore().toInstant().isAfter(inspection.now())) {
            findings.add(
                    own.path(),
                    "the certificate of %s isn't valid before %s."
                            .formatted(own.name(), Validity.day(certificate.getNotBefore())),
                    "Wait, or have it reissued.");
        }
    }
}
