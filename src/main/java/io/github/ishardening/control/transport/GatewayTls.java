package io.github.ishardening.control.transport;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.GatewayListeners;
import io.github.ishardening.inspection.connector.InboundEndpoint;
import io.github.ishardening.inspection.connector.Listener;
import io.github.ishardening.inspection.connector.PlainListener;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import java.io.IOException;

/** The ports of API Manager that carry APIs and events; as shipped, they take TLS 1.0 and suites without authenticated encryption. */
@Guideline(
        id = "gateway-tls",
        title = "The gateway has TLS 1.2 or later and strong suites",
        severity = Severity.ERROR,
        source = "Configuring transport level security, PassThrough and binary transports",
        address = OfficialPages.API_MANAGER_TRANSPORT
                + "#configuring-passthrough-transport-level-ciphers-and-tls-versions",
        hardening = """
            Hardening writes the settings `protocols` and `ciphers`, without the suites of ChaCha20, which Java 11 doesn't \
            know, for API traffic (8243), WebSocket APIs (8099) and the receiver of events (9711), and into the files of \
            inbound endpoints that aren't made from templates, those for tenants among them. What calls back (8021) takes \
            what Java takes where its template has no place for it: that is left to do by hand. Ports without TLS (8280, \
            9099, 9021) are reported and stay, because proxies that end TLS and health checks call them, and because the \
            environments of the gateway name them; set the keys in the fragment. Port 9611 can't be closed.""",
        versions = "API Manager and its gateway, control plane and traffic manager, by the keys that each knows.",
        nist = {"SC-8", "SC-8(1)", "SC-13"})
public final class GatewayTls extends Control {

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var protocols = JavaTls.protocols(hardening.settings());
        var suites = JavaTls.suites(hardening.settings());
        set(hardening, GatewayListeners.HTTPS, Listener.OF_SYNAPSE.get(Setting.PROTOCOLS), JavaTls.text(protocols));
        set(hardening, GatewayListeners.HTTPS, Listener.OF_SYNAPSE.get(Setting.CIPHERS), JavaTls.text(suites));
        set(hardening, GatewayListeners.BINARY, GatewayListeners.OF_RECEIVER.get(Setting.PROTOCOLS), protocols);
        set(hardening, GatewayListeners.BINARY, GatewayListeners.OF_RECEIVER.get(Setting.CIPHERS), suites);
        set(hardening, InboundEndpoint.WSS, InboundEndpoint.OF_WSS.get(Setting.PROTOCOLS), JavaTls.text(protocols));
        set(hardening, InboundEndpoint.WSS, InboundEndpoint.OF_WSS.get(Setting.CIPHERS), JavaTls.text(suites));
        InboundEndpointFiles.set(hardening.distribution(), protocols, suites);
    }

    private static void set(HardeningContext hardening, String table, String name, Object value) {
        JavaTls.set(hardening, table + "." + name, value);
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var listeners = GatewayListeners.all(inspection);
        for (Listener listener : listeners) {
            if (listener.isFixed()) {
                findings.byHand(
                        listener.at(Setting.PROTOCOLS),
                        "%s takes the protocols and suites that Java takes: this version has no key for them."
                                .formatted(listener.name()),
                        "Add the parameters %s and %s to its template, or close the port in the firewall."
                                .formatted(listener.key(Setting.PROTOCOLS), listener.key(Setting.CIPHERS)));
            } else {
                JavaTls.check(listener, inspection.settings(), findings);
            }
        }
        for (PlainListener listener : GatewayListeners.plain(inspection)) {
            findings.add(
                    Severity.INFO,
                    listener.at(),
                    "the gateway takes requests, and the tokens in them, without TLS on port %s."
                            .formatted(listener.port()),
                    listener.knownKey().map(GatewayTls::cure).orElse("Close the port in the firewall."));
        }
        for (PlainListener listener : GatewayListeners.ofEvents(inspection)) {
            findings.byHand(
                    listener.at(),
                    "the receiver takes events without TLS on %s, too, which can't be switched off."
                            .formatted(
                                    listener.port().isEmpty()
                                            ? "the port that it has by default"
                                            : "port " + listener.port()),
                    "Close the port in the firewall to all but the gateways.");
        }
        new Unseen(inspection, findings).none("listener of a gateway", listeners);
    }

    private static String cure(String key) {
        return "Set %s to false%s, or close the port in the firewall."
                .formatted(
                        key,
                        key.equals(GatewayListeners.HTTP)
                                ? " and take http_endpoint out of [[apim.gateway.environment]]"
                                : "");
    }
}
