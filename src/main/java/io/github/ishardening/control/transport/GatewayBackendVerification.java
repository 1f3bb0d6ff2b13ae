package io.github.ishardening.control.transport;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.Sender;
import io.github.ishardening.inspection.connector.Sender.Kind;
import java.io.IOException;

/** Requires the gateway to call a backend only if the certificate is for the backend's hostname. */
@Guideline(
        id = "gateway-backend-verification",
        title = "The gateway verifies the hostnames of backends",
        severity = Severity.ERROR,
        source = "Enabling hostname verification",
        address = OfficialPages.HOSTNAME_VERIFICATION,
        hardening = """
            Hardening sets `HostnameVerifier` of `[transport.passthru_https.sender.parameters]` to `Strict`, sets the \
            equivalent for the WebSocket and Netty transports, and restricts HTTPS to the protocols in the setting \
            `protocols`. The gateway no longer calls backends whose certificate is for another host, not even backends \
            on `localhost`: give them certificates for their hostnames. Java and the backend choose the cipher suites.""",
        versions = "API Manager and its gateway, depending on which keys each supports.",
        nist = {"IA-5(2)", "SC-23"})
public final class GatewayBackendVerification extends Control {

    @Override
    public void harden(HardeningContext hardening) {
        String protocols = JavaTls.text(JavaTls.protocols(hardening.settings()));
        for (Kind kind : Kind.values()) {
            if (kind.takesProtocols()) {
                JavaTls.set(hardening, kind.verifierKey(), kind.strict());
                JavaTls.set(hardening, kind.protocolsKey(), protocols);
            } else if (isWeakened(hardening, kind)) {
                JavaTls.set(hardening, kind.verifierKey(), kind.strict());
            }
        }
    }

    /** Whether the setting is weakened; versions that support it enable it. Its quotes depend on where it is set. */
    private static boolean isWeakened(HardeningContext hardening, Kind kind) {
        String plain = unquoted(kind.verifierKey());
        return hardening.stockValues().entrySet().stream()
                .anyMatch(set ->
                        unquoted(set.getKey()).equals(plain) && !set.getValue().equalsIgnoreCase(kind.strict()));
    }

    private static String unquoted(String key) {
        return key.replaceAll("['\"]", "");
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var senders = Sender.all(inspection);
        for (Sender sender : senders) {
            if (sender.kind() == Kind.WEBSOCKET && sender.verifier().isEmpty()) {
                findings.byHand(
                        sender.atVerifier(),
                        "%s %s: this version has no setting to verify hostnames."
                                .formatted(sender.tls().name(), weakness(sender)),
                        "Install an update in which %s is on."
                                .formatted(sender.kind().verifierKey()));
            } else if (!sender.isStrict()) {
                findings.add(
                        sender.atVerifier(),
                        "%s %s.".formatted(sender.tls().name(), weakness(sender)),
                        "Set %s to %s."
                                .formatted(
                                        sender.kind().verifierKey(),
                                        sender.kind().strict()));
            }
            JavaTls.check(sender.tls(), inspection.settings(), findings);
        }
        new Unseen(inspection, findings).none("gateway sender", senders);
    }

    private static String weakness(Sender sender) {
        String verifier = sender.verifier().orElse("");
        if (sender.kind() != Kind.PASS_THROUGH || verifier.equalsIgnoreCase("AllowAll")) {
            return "accepts a backend certificate for any host";
        }
        return verifier.equalsIgnoreCase("DefaultAndLocalhost")
                ? "accepts any certificate of a backend on localhost"
                : "accepts a certificate for *.example.com from the host a.b.example.com";
    }
}
