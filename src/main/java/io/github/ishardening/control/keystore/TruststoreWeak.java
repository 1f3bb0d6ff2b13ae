package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.store.StoreFile;
import java.time.Instant;

/** Reports trusted certificates with weak keys or signatures. Those of public authorities change with the product. */
@Guideline(
        id = "truststore-weak",
        title = "Trusted certificates are strong",
        severity = Severity.INFO,
        source = "Production guidelines, Default keystores",
        address = OfficialPages.PRODUCT_LEVEL + "#default-keystores",
        reportsOnly = true,
        hardening = """
            Hardening keeps weak authorities that ship with the server, because they may be needed, and logs them. The \
            self-signature of a root is ignored. Weak certificates of partners are refused, unless their `<weak>` is \
            `accept`.""",
        nist = "SC-17")
public final class TruststoreWeak extends TrustedCertificateControl {

    @Override
    void inspect(StoreFile truststore, Instant now, Findings findings) {
        refuse(
                truststore,
                certificate -> Weakness.ofTrusted(certificate).isPresent(),
                "trusts %s %s with keys below RSA-2048 or signatures below SHA-256: %s.",
                "Remove what you don't need.",
                false,
                findings);
    }
}
