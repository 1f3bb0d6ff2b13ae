package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Authenticated encryption with forward secrecy only, and the server chooses. */
final class TlsCiphers implements Control {

    private static final String CIPHERS = "transport.https.sslHostConfig.properties.ciphers";
    private static final String ORDER = "transport.https.sslHostConfig.properties.honorCipherOrder";
    private static final Pattern STRONG = Pattern.compile(
            "TLS_(AES_\\d+_|CHACHA20_|(ECDHE|DHE)_(RSA|ECDSA)_WITH_(AES_\\d+_(GCM|CCM)|CHACHA20_POLY1305)_)\\w+");
    private static final OldConnectorAttributes OLD_ATTRIBUTES =
            new OldConnectorAttributes("ciphers", "useServerCipherSuitesOrder");

    private static final Rule RULE = new Rule(
            "tls-ciphers",
            "Ciphers with authenticated encryption and forward secrecy only",
            Severity.ERROR,
            "Production guidelines, HTTPS security",
            """
            Hardening sets `ciphers` of the HTTPS connector and has the server choose. The setting `ciphers` names \
            others than the default ones, and `strongOnly` leaves out those with 128-bit keys.""",
            Versions.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void harden(Hardening hardening) {
        var toml = hardening.toml();
        toml.set(CIPHERS, String.join(",", hardening.settings().ciphers()));
        toml.set(ORDER, true);
        OLD_ATTRIBUTES.remove(toml);
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) {
        OLD_ATTRIBUTES.inspect(inspection, findings);
        String ciphers = inspection.value(CIPHERS).orElse("");
        var weak = Arrays.stream(ciphers.split("[,:\\s]+"))
                .filter(suite -> !suite.isEmpty() && !STRONG.matcher(suite).matches())
                .toList();
        if (ciphers.isBlank()) {
            findings.add(
                    inspection.at(CIPHERS, ServerFiles.CATALINA),
                    "no cipher suites are chosen, so Tomcat also offers some without authenticated encryption.",
                    "Set %s.".formatted(CIPHERS));
        } else if (!weak.isEmpty()) {
            findings.add(
                    inspection.at(CIPHERS, ServerFiles.CATALINA),
                    "the connector offers suites that lack authenticated encryption or forward secrecy: %s."
                            .formatted(String.join(", ", weak)),
                    "Name suites with ECDHE and GCM or ChaCha20 only.");
        }
        if (!inspection.isOn(ORDER)) {
            findings.add(
                    inspection.at(ORDER, ServerFiles.CATALINA),
                    "the client chooses among the cipher suites.",
                    "Set %s to true.".formatted(ORDER));
        }
        new Unseen(inspection, findings).isMade(ServerFiles.CATALINA);
    }
}
