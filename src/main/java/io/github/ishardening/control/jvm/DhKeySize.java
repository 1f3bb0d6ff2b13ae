package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;

/** Ephemeral Diffie-Hellman keys have 2048 bits. */
@Guideline(
        id = "dh-key-size",
        title = "Ephemeral Diffie-Hellman keys have 2048 bits or more",
        severity = Severity.WARNING,
        source = "Production guidelines, Ephemeral Diffie-Hellman Key size",
        hardening =
                "Hardening has the start scripts pass `-Djdk.tls.ephemeralDHKeySize=2048`. The audit also takes more.")
public final class DhKeySize extends Control {

    private static final String PROPERTY = "jdk.tls.ephemeralDHKeySize";
    private static final String BITS = "2048";

    @Override
    public void harden(HardeningContext hardening) {
        JvmProperties.set(hardening, PROPERTY, BITS);
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        JvmProperties.require(inspection, PROPERTY, BITS, DhKeySize::isEnough, findings);
        new Unseen(inspection, findings).startScripts();
    }

    private static boolean isEnough(String value) {
        return value.matches("[0-9]{4,5}") && Integer.parseInt(value) >= Integer.parseInt(BITS);
    }
}
