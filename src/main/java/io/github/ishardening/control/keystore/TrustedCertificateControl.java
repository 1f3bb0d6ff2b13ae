package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.StoreFile;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.function.Predicate;

/** Applies a rule to the certificates that the server trusts. */
abstract class TrustedCertificateControl extends Control {

    @Override
    public final void inspect(Inspection inspection, Findings findings) throws IOException {
        for (StoreFile truststore : inspection.stores().truststores()) {
            inspect(truststore, inspection.now(), findings);
        }
        new Unseen(inspection, findings).stores(inspection.stores().uses().truststores());
    }

    abstract void inspect(StoreFile truststore, Instant now, Findings findings);

    /**
     * Reports all bad certificates of a truststore in one finding.
     *
     * @param message a format string for their number, {@code certificate} or {@code certificates}, and their aliases
     * @param isFixedByHarden whether hardening removes them
     */
    static void refuse(
            StoreFile truststore,
            Predicate<X509Certificate> bad,
            String message,
            String cure,
            boolean isFixedByHarden,
            Findings findings) {
        var aliases = truststore.trusted(bad);
        if (!aliases.isEmpty()) {
            findings.add(
                    findings.severity(),
                    Location.of(truststore.path()),
                    message.formatted(
                            aliases.size(),
                            aliases.size() == 1 ? "certificate" : "certificates",
                            String.join(", ", aliases)),
                    cure,
                    isFixedByHarden);
        }
    }
}
