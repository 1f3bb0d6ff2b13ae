package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.StoreFile;
import java.io.IOException;

/** Nobody is trusted by a certificate that has expired, or that isn't valid yet. */
@Guideline(
        id = "truststore-expired",
        title = "Trusted certificates are valid",
        severity = Severity.WARNING,
        source = "Production guidelines, Default keystores",
        hardening = """
            Hardening takes expired certificates out of the truststore, unless `<truststore><expired>` is `keep`. \
            Those of partners are refused, unless they say `keep` themselves. One that isn't valid yet stays, and is \
            reported: until its day nobody is trusted by it.""")
public final class TruststoreExpired extends Control {

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (StoreFile file : inspection.stores().truststores()) {
            var expired = file.trusted(
                    certificate -> certificate.getNotAfter().toInstant().isBefore(inspection.now()));
            if (!expired.isEmpty()) {
                findings.add(
                        Location.of(file.path()),
                        "trusts %d expired certificates: %s.".formatted(expired.size(), String.join(", ", expired)),
                        "Take them out: import-certificates does unless <truststore><expired> is keep.");
            }
            var early = file.trusted(
                    certificate -> certificate.getNotBefore().toInstant().isAfter(inspection.now()));
            if (!early.isEmpty()) {
                findings.add(
                        Location.of(file.path()),
                        "trusts %d certificates that aren't valid yet: %s."
                                .formatted(early.size(), String.join(", ", early)),
                        "Until they are, keep those that they are to replace; if they should be valid, see that the clock"
                                + " of whoever issued them is right.");
            }
        }
        new Unseen(inspection, findings).stores(inspection.stores().uses().truststores());
    }
}
