package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;

/** Clients can't make the server renegotiate TLS. */
@Guideline(
        id = "renegotiation",
        title = "Client-initiated renegotiation is off",
        severity = Severity.WARNING,
        source = "Production guidelines, Client-initiated renegotiation",
        hardening = "Hardening has the start scripts pass `-Djdk.tls.rejectClientInitiatedRenegotiation=true`.")
public final class Renegotiation extends Control {

    private static final String PROPERTY = "jdk.tls.rejectClientInitiatedRenegotiation";

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
