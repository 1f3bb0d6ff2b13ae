package io.github.ishardening.control;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.io.IOException;

/** Nobody is trusted by an expired certificate. */
final class TruststoreExpired implements Control {

    private static final Rule RULE = new Rule(
            "truststore-expired",
            "No trusted certificate has expired",
            Severity.WARNING,
            "Production guidelines, Default keystores",
            """
            Hardening takes expired certificates out of the truststore, unless `<truststore><expired>` is `keep`. \
            Those of partners are refused, unless they say `keep` themselves.""",
            Versions.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

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
        }
        new Unseen(inspection, findings).stores(inspection.stores().uses().truststores());
    }
}
