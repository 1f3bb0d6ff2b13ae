package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.store.StoreFile;
import java.time.Instant;

/** Requires that trusted certificates haven't expired and are already valid. */
@Guideline(
        id = "truststore-expired",
        title = "Trusted certificates are valid",
        severity = Severity.WARNING,
        source = "Production guidelines, Default keystores",
        address = OfficialPages.PRODUCT_LEVEL + "#default-keystores",
        hardening = """
            Hardening removes expired certificates from the truststore, unless `<truststore><expired>` is `keep`. It \
            refuses expired certificates of partners, unless their own `<expired>` is `keep`. Certificates that aren't \
            valid yet are kept and reported: the server doesn't trust them until they are.""",
        nist = "SC-17")
public final class TruststoreExpired extends TrustedCertificateControl {

    @Override
    void inspect(StoreFile truststore, Instant now, Findings findings) {
        refuse(
                truststore,
                certificate -> certificate.getNotAfter().toInstant().isBefore(now),
                "trusts %s expired %s: %s.",
                "Remove expired certificates, as import-certificates does unless <truststore><expired> is keep.",
                true,
                findings);
        refuse(
                truststore,
                certificate -> certificate.getNotBefore().toInstant().isAfter(now),
                "trusts %s %s not valid yet: %s.",
                "Keep former certificates until the new ones are valid; if these should already be valid, check the"
                        + " issuer's clock.",
                false,
                findings);
    }
}
