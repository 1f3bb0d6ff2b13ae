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

/** API Manager's listeners other than Tomcat and the broker. */
public final class GatewayListeners {

    /** The file that configures the transports of API traffic. */
    static final String AXIS2 = "repository/conf/axis2/axis2.xml";

    /** The table of the gateway's HTTPS listener. */
    public static final String HTTPS = "transport.passthru_https.listener.parameters";

    /** The key that enables the gateway's plain HTTP. */
    public static final String HTTP = "transport.passthru_http.listener.enable";

    private static final String PROFILES = "repository/resources/security/listenerprofiles.xml";
    /** The file of the event receivers. */
    static final String BRIDGE = "repository/conf/data-bridge/data-bridge-config.xml";

    /** The table of the binary event receiver. */
    public static final String BINARY = "transport.binary.receiver";
    /** The names of a receiver's settings. */
    public static final Map<Setting, String> OF_RECEIVER =
            Map.of(Setting.PROTOCOLS, "sslEnabledProtocols", Setting.CIPHERS, "ciphers");

    private static final Set<Setting> OPEN = Set.of(Setting.CIPHERS);

    private GatewayListeners() {}

    /** The listeners with TLS. */
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

    /** The profiles that replace the gateway's own settings for an address, unless one key sets both. */
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
                // Its address may be a host name or stand for all; the port is probed as the gateway's own.
                profiles.add(
                        new Listener(inspection, PROFILES, name, OptionalInt.empty(), "<profile>", keys, values, OPEN));
            }
        }
        return profiles;
    }

    /** The listeners without TLS that a key or a firewall can close. */
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

    /** The event receivers, each with a port without TLS that can't be disabled. */
    public static List<PlainListener> ofEvents(Inspection inspection) throws IOException {
        return receivers(inspection).stream()
                .map(receiver -> new PlainListener(
                        inspection, named(receiver, "config", "tcpPort"), "", BRIDGE, markOfReceiver(receiver)))
                .toList();
    }

    /** The event receivers that are enabled. */
    static List<Element> receivers(Inspection inspection) throws IOException {
        return inspection.elements(BRIDGE, "//dataReceiver").stream()
                .filter(receiver -> !named(receiver, "config", "enable").equalsIgnoreCase("false"))
                .toList();
    }

    /** The text of the last child element of this kind with this name; empty if there is none. */
    static String named(Element parent, String child, String name) {
        return XmlFile.elements(parent, child).stream()
                .filter(element -> element.getAttribute("name").equals(name))
                .map(element -> element.getTextContent().strip())
                .reduce("", (earlier, later) -> later);
    }

    /** The text that identifies a transport. */
    static String mark(Element transport) {
        return "class=\"%s\"".formatted(transport.getAttribute("class"));
    }

    private static String markOfReceiver(Element receiver) {
        return "<dataReceiver name=\"%s\"".formatted(receiver.getAttribute("name"));
    }
}
