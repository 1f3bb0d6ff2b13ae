package io.github.ishardening.control.transport;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ConnectorBlock;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What is recorded today can't be read by tomorrow's quantum computers. */
@Guideline(
        id = "post-quantum-tls",
        title = "TLS keys are exchanged so that quantum computers can't tell them",
        severity = Severity.INFO,
        source = "Configure post-quantum inbound TLS",
        address = OfficialPages.POST_QUANTUM,
        hardening = """
            With the setting `namedGroups`, `X25519MLKEM768:x25519` for instance, hardening switches OpenSSL on and sets \
            the groups. The server needs native libraries that `bin/openssl-tls.sh` builds on its machine; without them it \
            doesn't serve HTTPS, so that nothing is set by default. A version that doesn't know the groups is a warning \
            where the setting asks for them.""",
        versions =
                "Identity Servers whose templates know `named_groups`, which 7.1.0 as released don't; on Linux and macOS.",
        nist = {"SC-8(1)", "SC-12"})
public final class PostQuantumTls extends Control {

    @Override
    public void harden(HardeningContext hardening) {
        var groups = hardening.settings().namedGroups();
        if (groups.isPresent() && hardening.keys().knows(ConnectorBlock.GROUPS)) {
            hardening.toml().set(ConnectorBlock.OPENSSL, true);
            hardening.toml().set(ConnectorBlock.GROUPS, groups.get());
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        boolean isAsked = inspection.settings().namedGroups().isPresent();
        if (new Unseen(inspection, findings).isKnown(List.of(ConnectorBlock.GROUPS))) {
            String groups = inspection.value(ConnectorBlock.GROUPS).orElse("").toUpperCase(Locale.ROOT);
            if (!groups.contains("MLKEM") || !inspection.isOn(ConnectorBlock.OPENSSL)) {
                findings.add(
                        inspection.at(ConnectorBlock.GROUPS),
                        "TLS keys are exchanged so that quantum computers will be able to tell them.",
                        "Build the native libraries on the server, and set <controls><settings><namedGroups>.");
            }
        } else if (isAsked) {
            findings.add(
                    Severity.WARNING,
                    inspection.at(ConnectorBlock.GROUPS),
                    "this version doesn't know <namedGroups>, so that they aren't set.",
                    "Leave <namedGroups> out, or let a proxy in front of the server exchange keys so.");
        }
    }
}
