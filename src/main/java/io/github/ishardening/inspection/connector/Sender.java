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
 * What a gateway calls backends by, over TLS.
 *
 * @param kind which of Synapse's transports it is
 * @param tls how it speaks TLS
 * @param verifier what is set on how it compares names in certificates; empty if nothing is
 */
public record Sender(Kind kind, Listener tls, Optional<String> verifier) {

    /** The transports that differ in how they are told to compare names. */
    public enum Kind {
        /** HTTPS; unless told otherwise, a certificate for {@code *.example.com} is also one for {@code a.b.example.com}. */
        PASS_THROUGH(
                "PassThroughHttpSSLSender", "transport.passthru_https.sender.parameters", "HostnameVerifier", "Strict"),
        /** HTTPS by Netty; compares none unless told to. */
        NETTY("Axis2HttpSSLTransportSender", "transport.netty.https.sender.parameter", "HostnameVerifier", "Enabled"),
        /** WebSocket; compares none unless told to. */
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

        /** The key of {@code deployment.toml} that says how names are compared. */
        public String verifierKey() {
            return table + (parameter.contains(".") ? ".'" + parameter + "'" : "." + parameter);
        }

        /** The value of it that lets none pass that doesn't match. */
        public String strict() {
            return strict;
        }

        /** The key of {@code deployment.toml} for the protocols. */
        public String protocolsKey() {
            return table + "." + Listener.OF_SYNAPSE.get(Setting.PROTOCOLS);
        }

        /** Whether it takes protocols at all. */
        public boolean takesProtocols() {
            return this != WEBSOCKET;
        }
    }

    /** Those that are on. */
    public static List<Sender> all(Inspection inspection) throws IOException {
        var senders = new ArrayList<Sender>();
        for (Element element : inspection.elements(GatewayListeners.AXIS2, "//transportSender")) {
            Arrays.stream(Kind.values())
                    .filter(kind -> element.getAttribute("class").endsWith(kind.type))
                    // The same class calls without TLS, under another name.
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

    /** Whether it lets no certificate pass that is for another host. */
    public boolean isStrict() {
        return verifier.filter(kind.strict::equalsIgnoreCase).isPresent();
    }

    /** Where it is set how names are compared, or has to be. */
    public Location atVerifier() throws IOException {
        return RenderedLine.of(
                tls.inspection(), kind.verifierKey(), tls.path(), tls.mark(), verifier.map(">%s<"::formatted));
    }
}
