package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;

/** The keys of the server are RSA of 2048 bits or more, or on a curve of 256 bits or more. */
@Guideline(
        id = "weak-key",
        title = "Keys are RSA-2048 or stronger",
        severity = Severity.ERROR,
        source = "Production guidelines, Default keystores",
        address = OfficialPages.PRODUCT_LEVEL + "#default-keystores",
        hardening = """
            Keys are made as RSA-3072 unless `<algorithm>` in `<keystores>` says otherwise; nothing weaker than \
            RSA-2048 can be asked for. The audit looks at every private key of the stores in use and at the \
            certificates that signed it; elliptic curves count from 224 bits.""",
        nist = {"SC-12", "SC-13"})
public final class WeakKey extends OwnCertificateControl {

    @Override
    void inspect(OwnCertificate own, Inspection inspection, Findings findings) {
        Weakness.key(own.certificate().getPublicKey())
                .ifPresent(weakness -> findings.add(
                        own.path(),
                        "the key of %s is %s.".formatted(own.name(), weakness),
                        "Make one of RSA-2048 or better."));
    }
}
