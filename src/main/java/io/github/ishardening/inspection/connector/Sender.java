package io.github.ishardening.inspection.connector;

import io.github.ishardening.audit.Location;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * A transport with which the gateway calls backends over TLS.
 *
 * @param kind the transport of Synapse
 * @param tls its TLS settings
 * @param verifier the setting for host name verification; empty if unset
 */
public record Sender(Kind kind, Listener tls, Optional<String> verifier) {

    /** The transports, which differ in how host name verification is configured. */
    public enum Kind {
        /** HTTPS; by default, a certificate for {@code *.example.com} also matches {@code a.b.example.com}. */
        PASS_THROUGH(
                "PassThroughHttpSSLSender", "transport.passthru_https.sender.parameters", "HostnameVerifier", "Strict"),
        /** HTTPS with Netty; by default, verifies no host names. */
        NETTY("Axis2HttpSSLTransportSender", "transport.netty.https.sender.parameter", "HostnameVerifier", "Enabled"),
        /** WebSocket; by default, verifies no host names. */
        WEBSOCKET(
                "WebsocketTransportSender",
                "transport.wss.sender.parameters",
                "ws.client.enable.hostname.verification",
                "true");

        private final String type;
        private final String table;
        private final String parameter;
        private final String strict;

        Kind(String type, String table, String parameter, String strict) {
            this.type = type;
            this.table = table;
            this.parameter = parameter;
            this.strict = strict;
        }

        /** The key of {@code deployment.toml} for host name verification. */
        public String verifierKey() {
            return table + (parameter.contains(".") ? ".'" + parameter + "'" : "." + parameter);
        }

        /** The value of that key with which certificates for other hosts are refused. */
        public String strict() {
            return strict;
        }

        /** The key of {@code deployment.toml} for the protocols. */
        public String protocolsKey() {
            return table + "." + Listener.OF_SYNAPSE.get(Setting.PROTOCOLS);
        }

        /** Whether it has a setting for protocols. */
        public boolean takesProtocols() {
            return this != WEBSOCKET;
        }
    }

    /** The senders that are enabled. */
    public static List<Sender> all(Inspection inspection) throws IOException {
        var senders = new ArrayList<Sender>();
        for (Element element : inspection.elements(GatewayListeners.AXIS2, "//transportSender")) {
            Arrays.stream(Kind.values())
                    .filter(kind -> element.getAttribute("class").endsWith(kind.type))
                    // The same class, as ws, sends without TLS.
                    .filter(kind -> !element.getAttribute("name").equals("ws"))
                    .map(kind -> of(inspection, kind, element))
                    .forEach(senders::add);
        }
        return senders;
    }

    private static Sender of(Inspection inspection, Kind kind, Element element) {
        String transport = element.getAttribute("name");
        var tls = new Listener(
                inspection,
                GatewayListeners.AXIS2,
                "the transport " + transport,
                OptionalInt.empty(),
                "<transportSender name=\"%s\"".formatted(transport),
                Listener.in(kind.table, Listener.OF_SYNAPSE),
                Listener.values(Listener.OF_SYNAPSE, name -> GatewayListeners.named(element, "parameter", name)),
                Set.of());
        String verifier = GatewayListeners.named(element, "parameter", kind.parameter);
        return new Sender(kind, tls, Optional.of(verifier).filter(text -> !text.isEmpty()));
    }

    /** Whether it refuses certificates for other hosts. */
    public boolean isStrict() {
        return verifier.filter(kind.strict::equalsIgnoreCase).isPresent();
    }

    /** Where host name verification is set, or has to be. */
    public Location atVerifier() throws IOException {
        return RenderedLine.of(
                tls.inspection(), kind.verifierKey(), tls.path(), tls.mark(), verifier.map(">%s<"::formatted));
    }
}
