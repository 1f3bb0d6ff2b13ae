package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Signatures;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.StoreCertificates;
import java.io.IOException;
import java.util.Optional;

/** The certificates of the server are signed with SHA-256 or better. */
public final class WeakSignature implements Control {

    private static final Rule RULE = new Rule(
            "weak-signature",
            "Certificates are signed with SHA-256 or better",
            Severity.ERROR,
            "Production guidelines, Default keystores",
            """
            Certificates that are made here are signed with SHA-256 or SHA-384. The audit looks at the certificates \
            of all private keys of the stores in use and at those that signed them; the signature of a root under \
            itself doesn't count.""",
            AppliesTo.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (var own : StoreCertificates.own(inspection.stores())) {
            boolean vouches = own.leaf() || !Signatures.isSelfSigned(own.certificate());
            var weakness = vouches ? Weakness.signature(own.certificate()) : Optional.<String>empty();
            weakness.ifPresent(found -> findings.add(
                    Location.of(own.path()),
                    "the certificate of %s is signed with %s.".formatted(own.name(), found),
                    "Have it issued again with SHA-256."));
        }
        new Unseen(inspection, findings).stores(inspection.stores().uses().keystores());
    }
}
