package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Signatures;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import java.util.Optional;

/** Requires the server's certificates to be signed with SHA-256 or better. */
@Guideline(
        id = "weak-signature",
        title = "Certificates are signed with SHA-256 or stronger",
        severity = Severity.ERROR,
        source = "Production guidelines, Default keystores",
        address = OfficialPages.PRODUCT_LEVEL + "#default-keystores",
        hardening = """
            The plugin signs certificates with SHA-256 or SHA-384. The audit checks the certificates of all private \
            keys in the stores that are in use, and those of their authorities; the self-signature of a root is \
            ignored.""",
        nist = {"SC-13", "SC-17"})
public final class WeakSignature extends OwnCertificateControl {

    @Override
    void inspect(OwnCertificate own, Inspection inspection, Findings findings) {
        boolean vouches = own.leaf() || !Signatures.isSelfSigned(own.certificate());
        var weakness = vouches ? Weakness.signature(own.certificate()) : Optional.<String>empty();
        weakness.ifPresent(found -> findings.add(
                own.path(),
                "the certificate of %s is signed with %s.".formatted(own.name(), found),
                "Have it reissued with SHA-256."));
    }
}
