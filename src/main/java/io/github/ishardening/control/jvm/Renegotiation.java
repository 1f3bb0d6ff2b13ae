package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;

/** Clients can't make the server renegotiate TLS. */
public final class Renegotiation implements Control {

    private static final String PROPERTY = "jdk.tls.rejectClientInitiatedRenegotiation";

    private static final Rule RULE = new Rule(
            "renegotiation",
            "Clients can't make the server renegotiate TLS",
            Severity.WARNING,
            "Production guidelines, Client-initiated renegotiation",
            "Hardening has the start scripts pass `-Djdk.tls.rejectClientInitiatedRenegotiation=true`.",
            AppliesTo.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void harden(HardeningContext hardening) {
        JvmProperties.set(hardening, PROPERTY, "true");
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        JvmProperties.require(inspection, PROPERTY, "true", "true"::equalsIgnoreCase, findings);
        new Unseen(inspection, findings).startScripts();
    }
}
