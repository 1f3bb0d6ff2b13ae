package io.github.ishardening.control.transport;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.control.jvm.JvmProperties;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.CipherSuites;
import io.github.ishardening.inspection.connector.Connector;
import io.github.ishardening.inspection.connector.TlsHost;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.request.Settings;
import io.github.ishardening.server.ConnectorBlock;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requires authenticated encryption with forward secrecy, and that the server chooses the suite. */
@Guideline(
        id = "tls-ciphers",
        title = "Cipher suites provide authenticated encryption and forward secrecy",
        severity = Severity.ERROR,
        source = "Production guidelines, HTTPS security",
        address = OfficialPages.PRODUCT_LEVEL + "#https-security",
        hardening = """
            Hardening sets `ciphers` of the HTTPS connector, and lets the server choose among them. The setting \
            `ciphers` replaces the default list, and `strongOnly` excludes suites with 128-bit keys. The same \
            applies to connectors in `[custom_transport]`. The audit checks every connector that the server opens, \
            and the JVM's options for outgoing calls. `gateway-tls` covers API Manager's gateway.""",
        nist = {"AC-17(2)", "SC-8", "SC-8(1)", "SC-13"},
        stig = "TCAT-AS-000020")
public final class TlsCiphers extends Control {

    private static final String CIPHERS = ConnectorBlock.HOST + ".ciphers";
    private static final String ORDER = ConnectorBlock.HOST + ".honorCipherOrder";

    /** System properties of the JDK that set cipher suites for the server's outgoing calls. */
    private static final List<String> OF_CALLS = List.of("jdk.tls.client.cipherSuites", "https.cipherSuites");

    private static final LegacyConnectorAttributes OLD_ATTRIBUTES = new LegacyConnectorAttributes(
            "ciphers", "SSLCipherSuite", "useServerCipherSuitesOrder", "SSLHonorCipherOrder");

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var toml = hardening.toml();
        toml.set(CIPHERS, String.join(",", hardening.settings().ciphers()));
        toml.set(ORDER, true);
        OLD_ATTRIBUTES.remove(toml);
        CustomConnectors.harden(toml, attributes(hardening.settings()));
    }

    /** The equivalent attributes of a custom connector. */
    static Map<String, Object> attributes(Settings settings) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("ciphers", String.join(",", settings.ciphers()));
        attributes.put("useServerCipherSuitesOrder", true);
        return attributes;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        OLD_ATTRIBUTES.inspect(inspection, findings);
        for (TlsHost host : Connector.tlsHosts(inspection)) {
            checkSuites(host, findings);
            if (host.openIfUnset().contains(Setting.SERVER_CHOOSES)
                    && !Boolean.parseBoolean(host.value(Setting.SERVER_CHOOSES).orElse(""))) {
                findings.add(
                        host.at(Setting.SERVER_CHOOSES),
                        "the client chooses the cipher suite%s.".formatted(where(host)),
                        "Set %s to true.".formatted(host.key(Setting.SERVER_CHOOSES)));
            }
        }
        for (String property : OF_CALLS) {
            for (JvmProperties.Value found : JvmProperties.inForce(inspection, property)) {
                var weak = weak(found.value());
                if (!weak.isEmpty()) {
                    findings.add(
                            found.at(),
                            ("%s permits suites without authenticated encryption or forward secrecy for outgoing"
                                            + " calls: %s.")
                                    .formatted(property, String.join(", ", weak)),
                            "Remove it: the JDK's defaults are better.");
                }
            }
        }
        new Unseen(inspection, findings).isMade(ServerFiles.CATALINA);
    }

    private static List<String> weak(String suites) {
        return CipherSuites.of(suites).stream()
                .filter(suite -> !CipherSuites.isStrong(suite))
                .toList();
    }

    static void checkSuites(TlsHost host, Findings findings) throws IOException {
        String key = host.key(Setting.CIPHERS);
        var ciphers = host.value(Setting.CIPHERS);
        var weak = weak(ciphers.orElse(""));
        if (ciphers.isEmpty() && !host.openIfUnset().contains(Setting.CIPHERS)) {
            return;
        }
        if (ciphers.isEmpty()) {
            findings.add(
                    host.at(Setting.CIPHERS),
                    "no cipher suites are set%s, so %s also offers some without authenticated encryption."
                            .formatted(
                                    where(host),
                                    host.openIfUnset().contains(Setting.SERVER_CHOOSES) ? "Tomcat" : "Java"),
                    "Set %s.".formatted(key));
        } else if (ciphers.get().isBlank()) {
            findings.add(
                    host.at(Setting.CIPHERS),
                    "%s is empty: %s isn't opened.".formatted(key, host.name()),
                    "Set only suites with ECDHE and GCM or ChaCha20.");
        } else if (!weak.isEmpty()) {
            findings.add(
                    host.at(Setting.CIPHERS),
                    "%s offers suites without authenticated encryption or forward secrecy: %s."
                            .formatted(host.name(), String.join(", ", weak)),
                    "Set only suites with ECDHE and GCM or ChaCha20.");
        }
    }

    private static String where(TlsHost host) {
        return host.name().equals(TlsHost.USUAL) ? "" : " of " + host.name();
    }
}
