package io.github.ishardening.control.transport;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.control.jvm.JvmProperties;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.Connector;
import io.github.ishardening.inspection.connector.EnabledProtocols;
import io.github.ishardening.inspection.connector.TlsHost;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.request.Settings;
import io.github.ishardening.server.ConnectorBlock;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requires TLS 1.2 and 1.3 only; by default, the server also accepts 1.0 and 1.1. */
@Guideline(
        id = "tls-protocols",
        title = "Only TLS 1.2 and 1.3 are on",
        severity = Severity.ERROR,
        source = "Production guidelines, HTTPS security",
        address = OfficialPages.PRODUCT_LEVEL + "#https-security",
        hardening = """
            Hardening sets `protocols` of the HTTPS connector to the value of the setting `protocols`, by default \
            `+TLSv1.2,+TLSv1.3`, and removes older attributes that would conflict with it. The same applies to \
            connectors in `[custom_transport]`. The audit checks every connector that the server opens, and the JVM's \
            options for outgoing calls. `gateway-tls` covers API Manager's gateway.""",
        versions = AppliesTo.TOML + " TLS 1.3 requires Java 11 or later.",
        nist = {"AC-17(2)", "IA-5(1)", "SC-8", "SC-8(1)"},
        cis = "6.5",
        stig = "TCAT-AS-000040")
public final class TlsProtocols extends Control {

    private static final String KEY = ConnectorBlock.HOST + ".protocols";
    private static final List<String> OLD = List.of("SSLv2", "SSLv2Hello", "SSLv3", "TLSv1", "TLSv1.0", "TLSv1.1");
    private static final List<String> KNOWN = List.of("SSLv2Hello", "SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    /** System properties of the JDK that set protocols for the server's outgoing calls. */
    private static final List<String> OF_CALLS = List.of("jdk.tls.client.protocols", "https.protocols");

    private static final LegacyConnectorAttributes OLD_ATTRIBUTES = new LegacyConnectorAttributes(
            "sslProtocol",
            "sslEnabledProtocols",
            "SSLProtocol",
            "sessionCacheSize",
            "sessionTimeout",
            "SSLDisableCompression",
            "SSLDisableSessionTickets");

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var toml = hardening.toml();
        toml.set(KEY, hardening.settings().protocols());
        OLD_ATTRIBUTES.remove(toml);
        // The server maps these older spellings to the same setting, so they would conflict with it.
        toml.remove(ConnectorBlock.HTTPS + ".protocols");
        toml.remove(ConnectorBlock.HTTPS + ".ssl_protocol");
        CustomConnectors.harden(toml, attributes(hardening.settings()));
    }

    /** The equivalent attribute of a custom connector. */
    static Map<String, Object> attributes(Settings settings) {
        return Map.of("sslEnabledProtocols", settings.protocols());
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        OLD_ATTRIBUTES.inspect(inspection, findings);
        for (TlsHost host : Connector.tlsHosts(inspection)) {
            check(host, inspection.settings().protocols(), findings);
        }
        for (String property : OF_CALLS) {
            for (JvmProperties.Value found : JvmProperties.inForce(inspection, property)) {
                old(Arrays.stream(found.value().strip().split(","))
                                .map(String::strip)
                                .toList())
                        .ifPresent(old -> findings.add(
                                found.at(),
                                "%s permits %s for outgoing calls.".formatted(property, old),
                                "Remove it: the JDK's defaults are better."));
            }
        }
        new Unseen(inspection, findings).isMade(ServerFiles.CATALINA);
    }

    static void check(TlsHost host, String good, Findings findings) throws IOException {
        if (host.value(Setting.PROTOCOLS).isEmpty() && !host.openIfUnset().contains(Setting.PROTOCOLS)) {
            return;
        }
        String protocols = host.value(Setting.PROTOCOLS).orElse(EnabledProtocols.ALL);
        var offered = EnabledProtocols.of(protocols);
        var old = old(offered);
        String cure = "Set %s to %s.".formatted(host.key(Setting.PROTOCOLS), good);
        if (KNOWN.stream().noneMatch(offered::contains)) {
            findings.add(
                    host.at(Setting.PROTOCOLS),
                    "%s is '%s', which contains no protocol that Java supports: %s isn't opened."
                            .formatted(host.key(Setting.PROTOCOLS), protocols, host.name()),
                    cure);
        } else if (old.isPresent()) {
            findings.add(
                    host.at(Setting.PROTOCOLS),
                    "%s accepts %s, unless the JDK itself refuses them.".formatted(host.name(), old.get()),
                    cure);
        }
    }

    private static Optional<String> old(Collection<String> protocols) {
        return Optional.of(String.join(
                        ", ", protocols.stream().filter(OLD::contains).toList()))
                .filter(found -> !found.isEmpty());
    }
}
