package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;

/** Requires the server's keys to be RSA-2048 or stronger; elliptic curves need at least 224 bits. */
@Guideline(
        id = "weak-key",
        title = "Keys are RSA-2048 or stronger",
        severity = Severity.ERROR,
        source = "Production guidelines, Default keystores",
        address = OfficialPages.PRODUCT_LEVEL + "#default-keystores",
        hardening = """
            Keys are generated as RSA-3072, unless `<algorithm>` in `<keystores>` is set; the minimum is RSA-2048. \
            The audit checks every private key in the stores that are in use, and the certificates of its \
            authorities; the minimum for elliptic curves is 224 bits.""",
        nist = {"SC-12", "SC-13"})
public final class WeakKey extends OwnCertificateControl {

    @Override
    void inspect(OwnCertificate own, Inspection inspection, Findings findings) {
        Weakness.key(own.certificate().getPublicKey())
                .ifPresent(weakness -> findings.add(
                        own.path(),
                        "the key of %s is %s.".formatted(own.name(), weakness),
                        "Generate a key with RSA-2048 or stronger."));
    }
}
