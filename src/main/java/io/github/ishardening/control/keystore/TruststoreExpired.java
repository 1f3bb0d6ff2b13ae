package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.store.StoreFile;
import java.time.Instant;

/** Nobody is trusted by a certificate that has expired, or that isn't valid yet. */
@Guideline(
        id = "truststore-expired",
        title = "Trusted certificates are valid",
        severity = Severity.WARNING,
        source = "Production guidelines, Default keystores",
        address = OfficialPages.PRODUCT_LEVEL + "#default-keystores",
        hardening = """
            Hardening takes expired certificates out of the truststore, unless `<truststore><expired>` is `keep`. \
            Those of partners are refused, unless they say `keep` themselves. One that isn't valid yet stays, and is \
            reported: until its day nobody is trusted by it.""",
        nist = "SC-17")
public final class TruststoreExpired extends TrustedCertificateControl {

    @Override
    void inspect(StoreFile truststore, Instant now, Findings findings) {
        refuse(
                truststore,
                certificate -> certificate.getNotAfter().toInstant().isBefore(now),
                "trusts %d expired certificates: %s.",
                "Remove them: import-certificates does unless <truststore><expired> is keep.",
                findings);
        refuse(
                truststore,
                certificate -> certificate.getNotBefore().toInstant().isAfter(now),
                "trusts %d certificates that aren't valid yet: %s.",
                "Until they are, keep those that they are to replace; if they should be valid, see that the clock"
                        + " of whoever issued them is right.",
                findings);
    }
}
