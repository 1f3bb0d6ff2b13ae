package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Signatures;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import java.util.Optional;

/** The certificates of the server are signed with SHA-256 or better. */
@Guideline(
        id = "weak-signature",
        title = "Certificates are signed with SHA-256 or better",
        severity = Severity.ERROR,
        source = "Production guidelines, Default keystores",
        address = OfficialPages.PRODUCT_LEVEL + "#default-keystores",
        hardening = """
            Certificates that are made here are signed with SHA-256 or SHA-384. The audit looks at the certificates \
            of all private keys of the stores in use and at those that signed them; the signature of a root under \
            itself doesn't count.""",
        nist = {"SC-13", "SC-17"})
public final class WeakSignature extends OwnCertificateControl {

    @Override
    void inspect(OwnCertificate own, Inspection inspection, Findings findings) {
        boolean vouches = own.leaf() || !Signatures.isSelfSigned(own.certificate());
        var weakness = vouches ? Weakness.signature(own.certificate()) : Optional.<String>empty();
        weakness.ifPresent(found -> findings.add(
                own.path(),
                "the certificate of %s is signed with %s.".formatted(own.name(), found),
                "Have it issued again with SHA-256."));
    }
}
