package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;

/** Requires the server to reject client-initiated TLS renegotiation. */
@Guideline(
        id = "renegotiation",
        title = "Client-initiated renegotiation is off",
        severity = Severity.WARNING,
        source = "Production guidelines, Client-initiated renegotiation",
        address = OfficialPages.PRODUCT_LEVEL + "#client-initiated-renegotiation",
        hardening = "Hardening adds `-Djdk.tls.rejectClientInitiatedRenegotiation=true` to the start scripts.",
        nist = "SC-5")
public final class Renegotiation extends RequiredProperty {

    public Renegotiation() {
        super("jdk.tls.rejectClientInitiatedRenegotiation", "true", "true"::equalsIgnoreCase);
    }
}
