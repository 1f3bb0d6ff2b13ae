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

/**
 * Requires strong TLS on API Manager's ports for APIs and events; by default, they accept TLS 1.0 and suites without
 * authenticated encryption.
 */
@Guideline(
        id = "gateway-tls",
        title = "The gateway uses TLS 1.2 or later and strong cipher suites",
        severity = Severity.ERROR,
        source = "Configuring transport level security, PassThrough and binary transports",
        address = OfficialPages.API_MANAGER_TRANSPORT
                + "#configuring-passthrough-transport-level-ciphers-and-tls-versions",
        hardening = """
            Hardening applies the settings `protocols` and `ciphers`, without ChaCha20 suites, which Java 11 doesn't \
            support, to API traffic (8243), WebSocket APIs (8099) and the event receiver (9711), and to the files of \
            inbound endpoints that aren't generated from templates, including those for tenants. If the template of \
            the callback port (8021) doesn't support these settings, the port uses Java's defaults: change that \
            yourself. Ports without TLS (8280, 9099, 9021) are reported but remain open, because TLS-terminating \
            proxies, health checks and the gateway environments use them; to close them, set the keys in the fragment. \
            Port 9611 can't be closed.""",
        versions = "API Manager and its gateway, control plane and traffic manager, depending on which keys each"
                + " supports.",
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
                        "%s uses Java's default protocols and suites: this version has no key for them."
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
                    "the gateway accepts requests, including their tokens, without TLS on port %s."
                            .formatted(listener.port()),
                    listener.knownKey().map(GatewayTls::cure).orElse("Close the port in the firewall."));
        }
        for (PlainListener listener : GatewayListeners.ofEvents(inspection)) {
            findings.byHand(
                    listener.at(),
                    "the receiver also accepts events without TLS on %s, which can't be turned off."
                            .formatted(listener.port().isEmpty() ? "its default port" : "port " + listener.port()),
                    "In the firewall, allow only the gateways to access the port.");
        }
        new Unseen(inspection, findings).none("gateway listener", listeners);
    }

    private static String cure(String key) {
        return "Set %s to false%s, or close the port in the firewall."
                .formatted(
                        key,
                        key.equals(GatewayListeners.HTTP)
                                ? " and remove http_endpoint from [[apim.gateway.environment]]"
                                : "");
    }
}
