package io.github.ishardening.inspection.connector;

import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.w3c.dom.Element;

/** What an API Manager listens on beside Tomcat and its broker. */
public final class GatewayListeners {

    /** The file that sets up what API traffic comes and goes by. */
    static final String AXIS2 = "repository/conf/axis2/axis2.xml";

    /** The table of the gateway's HTTPS. */
    public static final String HTTPS = "transport.passthru_https.listener.parameters";

    /** Whether there is the gateway's plain HTTP. */
    public static final String HTTP = "transport.passthru_http.listener.enable";

    private static final String PROFILES = "repository/resources/security/listenerprofiles.xml";
    /** The file of the receivers of events. */
    static final String BRIDGE = "repository/conf/data-bridge/data-bridge-config.xml";

    /** The table of the receiver of the binary protocol. */
    public static final String BINARY = "transport.binary.receiver";
    /** What the settings of a receiver are called. */
    public static final Map<Setting, String> OF_RECEIVER =
            Map.of(Setting.PROTOCOLS, "sslEnabledProtocols", Setting.CIPHERS, "ciphers");

    private static final Set<Setting> OPEN = Set.of(Setting.CIPHERS);

    private GatewayListeners() {}

    /** Those that speak TLS. */
    public static List<Listener> all(Inspection inspection) throws IOException {
        var listeners = new ArrayList<Listener>();
        for (Element receiver : inspection.elements(AXIS2, "//transportReceiver")) {
            if (receiver.getAttribute("class").contains("SSL")) {
                String port = named(receiver, "parameter", "port");
                String name = "the gateway on port " + port;
                var values = Listener.values(Listener.OF_SYNAPSE, key -> named(receiver, "parameter", key));
                var keys = Listener.in(HTTPS, Listener.OF_SYNAPSE);
                listeners.add(
                        new Listener(inspection, AXIS2, name, TlsHost.port(port), mark(receiver), keys, values, OPEN));
            }
        }
        listeners.addAll(profiles(inspection, listeners));
        for (Element receiver : receivers(inspection)) {
            String port = named(receiver, "config", "sslPort");
            String name = "the receiver on port " + port;
            var values = Listener.values(OF_RECEIVER, key -> named(receiver, "config", key));
            boolean isBinary = receiver.getAttribute("name").equals("Binary");
            var keys = isBinary ? Listener.in(BINARY, OF_RECEIVER) : OF_RECEIVER;
            listeners.add(new Listener(
                    inspection, BRIDGE, name, TlsHost.port(port), markOfReceiver(receiver), keys, values, OPEN));
        }
        listeners.addAll(InboundEndpoint.listeners(inspection));
        return listeners;
    }

    /** What counts for an address in the place of what the gateway itself says, unless one key says both. */
    private static List<Listener> profiles(Inspection inspection, List<Listener> gateways) throws IOException {
        var keys = Templates.isRendered(inspection.distribution(), PROFILES)
                ? Listener.in(HTTPS, Listener.OF_SYNAPSE)
                : Listener.OF_SYNAPSE;
        var profiles = new ArrayList<Listener>();
        for (Element profile : inspection.elements(PROFILES, "//profile")) {
            String name = "the gateway's profile for " + XmlFile.childText(profile, "bindAddress");
            var values = Listener.values(Listener.OF_SYNAPSE, key -> XmlFile.childText(profile, key));
            boolean isSaid = inspection.toml().has(keys.get(Setting.PROTOCOLS))
                    && gateways.stream().anyMatch(gateway -> gateway.values().equals(values));
            if (!isSaid) {
                // Its address may stand for a name or for all: what listens there is asked as the gateway's own.
                profiles.add(
                        new Listener(inspection, PROFILES, name, OptionalInt.empty(), "<profile>", keys, values, OPEN));
            }
        }
        return profiles;
    }

    /** Those that don't, and that a key or a firewall can close. */
    public static List<PlainListener> plain(Inspection inspection) throws IOException {
        var listeners = new ArrayList<PlainListener>();
        for (Element receiver : inspection.elements(AXIS2, "//transportReceiver")) {
            String type = receiver.getAttribute("class");
            if (type.endsWith("PassThroughHttpListener") || type.endsWith("HttpCoreNIOListener")) {
                listeners.add(new PlainListener(
                        inspection, named(receiver, "parameter", "port"), HTTP, AXIS2, mark(receiver)));
            }
        }
        listeners.addAll(InboundEndpoint.plain(inspection));
        return listeners;
    }

    /** The receivers of events, each with a port without TLS that can't be turned off. */
    public static List<PlainListener> ofEvents(Inspection inspection) throws IOException {
        return receivers(inspection).stream()
                .map(receiver -> new PlainListener(
                        inspection, named(receiver, "config", "tcpPort"), "", BRIDGE, markOfReceiver(receiver)))
                .toList();
    }

    /** The receivers of events that are on. */
    static List<Element> receivers(Inspection inspection) throws IOException {
        return inspection.elements(BRIDGE, "//dataReceiver").stream()
                .filter(receiver -> !named(receiver, "config", "enable").equalsIgnoreCase("false"))
                .toList();
    }

    /** The text of the last child of this kind that has this name; empty if there is none. */
    static String named(Element parent, String child, String name) {
        return XmlFile.elements(parent, child).stream()
                .filter(element -> element.getAttribute("name").equals(name))
                .map(element -> element.getTextContent().strip())
                .reduce("", (earlier, later) -> later);
    }

    /** What marks a transport. */
    static String mark(Element transport) {
        return "class=\"%s\"".formatted(transport.getAttribute("class"));
    }

    private static String markOfReceiver(Element receiver) {
        return "<dataReceiver name=\"%s\"".formatted(receiver.getAttribute("name"));
    }
}
