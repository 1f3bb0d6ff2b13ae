package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.StoreFile;
import java.io.IOException;

/** Which trusted certificates have weak keys or signatures. Those of public authorities come and go with the product. */
public final class TruststoreWeak implements Control {

    private static final Rule RULE = new Rule(
            "truststore-weak",
            "No trusted certificate is weak",
            Severity.INFO,
            "Production guidelines, Default keystores",
            """
            Reported only, since the authorities that ship with a server may be needed: hardening keeps them and \
            names them in the log. The signature of a root under itself doesn't count. Weak certificates of partners \
            are refused, unless they say `<weak>accept</weak>`.""",
            AppliesTo.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (StoreFile file : inspection.stores().truststores()) {
            var weak =
                    file.trusted(certificate -> Weakness.ofTrusted(certificate).isPresent());
            if (!weak.isEmpty()) {
                findings.add(
                        Location.of(file.path()),
                        "trusts %d certificates with keys below RSA-2048 or signatures below SHA-256: %s."
                                .formatted(weak.size(), String.join(", ", weak)),
                        "Take out those that nobody needs.");
            }
        }
        new Unseen(inspection, findings).stores(inspection.stores().uses().truststores());
    }
}
