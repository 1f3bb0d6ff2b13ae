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

/** Requires post-quantum key exchange, so quantum computers can't decrypt traffic recorded today. */
@Guideline(
        id = "post-quantum-tls",
        title = "TLS uses post-quantum key exchange",
        severity = Severity.INFO,
        source = "Configure post-quantum inbound TLS",
        address = OfficialPages.POST_QUANTUM,
        hardening = """
            With the setting `namedGroups`, for example `X25519MLKEM768:x25519`, hardening turns on OpenSSL and sets \
            the groups. The server needs native libraries that `bin/openssl-tls.sh` builds on its machine; without \
            them it doesn't serve HTTPS, so nothing is set by default. If the setting is used with a version that \
            doesn't support it, that is a warning.""",
        versions = "Identity Server versions whose templates support `named_groups` (not 7.1.0 without updates),"
                + " on"
                + " Linux and macOS.",
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
                        "quantum computers will be able to break the TLS key exchange.",
                        "Build the native libraries on the server, and set <controls><settings><namedGroups>.");
            }
        } else if (isAsked) {
            findings.addOfUser(
                    Severity.WARNING,
                    inspection.at(ConnectorBlock.GROUPS),
                    "this version doesn't support <namedGroups>, so they aren't set.",
                    "Remove <controls><settings><namedGroups>, or use post-quantum key exchange on a"
                            + " proxy in front of the server.");
        }
    }
}
