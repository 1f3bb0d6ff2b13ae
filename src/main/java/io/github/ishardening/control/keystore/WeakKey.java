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
import io.github.ishardening.inspection.StoreCertificates;
import java.io.IOException;

/** The keys of the server are none that {@link Weakness} finds weak. */
public final class WeakKey implements Control {

    private static final Rule RULE = new Rule(
            "weak-key",
            "Keys have 2048 bits or more",
            Severity.ERROR,
            "Production guidelines, Default keystores",
            """
            Keys are made as RSA-3072 unless `<algorithm>` in `<keystores>` says otherwise; nothing weaker than \
            RSA-2048 can be asked for. The audit looks at every private key of the stores in use and at the \
            certificates that signed it; elliptic curves count from 224 bits.""",
            AppliesTo.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (var own : StoreCertificates.own(inspection.stores())) {
            Weakness.key(own.certificate().getPublicKey())
                    .ifPresent(weakness -> findings.add(
                            Location.of(own.path()),
                            "the key of %s is %s.".formatted(own.name(), weakness),
                            "Make one of RSA-2048 or better."));
        }
        new Unseen(inspection, findings).stores(inspection.stores().uses().keystores());
    }
}
