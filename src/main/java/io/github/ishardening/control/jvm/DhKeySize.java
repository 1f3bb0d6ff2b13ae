package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;

/** Requires ephemeral Diffie-Hellman keys of at least 2048 bits. */
@Guideline(
        id = "dh-key-size",
        title = "Ephemeral Diffie-Hellman keys have at least 2048 bits",
        severity = Severity.WARNING,
        source = "Production guidelines, Ephemeral Diffie-Hellman Key size",
        address = OfficialPages.API_MANAGER_GUIDELINES + "#api-m-runtime-security",
        hardening = "Hardening adds `-Djdk.tls.ephemeralDHKeySize=2048` to the start scripts. The audit also accepts"
                + " larger sizes.",
        nist = "SC-13")
public final class DhKeySize extends RequiredProperty {

    public DhKeySize() {
        super(
                "jdk.tls.ephemeralDHKeySize",
                "2048",
                bits -> bits.matches("[0-9]{4,5}") && Integer.parseInt(bits) >= 2048);
    }
}
