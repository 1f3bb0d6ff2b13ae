package io.github.ishardening.inspection.connector;

import io.github.ishardening.audit.Location;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.ServerHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * A protocol of API Manager's message broker, as configured in {@code broker.xml}.
 *
 * @param protocol {@code amqp} or {@code mqtt}
 * @param address the address that it listens on
 * @param plain the port without TLS; empty if it is closed
 * @param tls the port with TLS; empty if it is closed
 */
public record Broker(
        Inspection inspection, String protocol, String address, Optional<String> plain, Optional<Listener> tls) {

    /** The key of the address that it listens on. */
    public static final String ADDRESS = "broker.transport.amqp.bind_address";
    /** The key that enables the port without TLS. */
    public static final String PLAIN = "broker.transport.amqp.default_connection.enabled";
    /** The table of the port with TLS. */
    public static final String TLS = "broker.transport.amqp.ssl_connection";
    /** The names of the settings in that table. */
    public static final Map<Setting, String> OF_TLS =
            Map.of(Setting.PROTOCOLS, "ssl_enabled_protocols", Setting.CIPHERS, "ciphers");

    private static final String AMQP = "amqp";
    private static final List<String> PROTOCOLS = List.of(AMQP, "mqtt");
    private static final String SSL = "sslConnection";
    private static final Map<Setting, String> ELEMENTS =
            Map.of(Setting.PROTOCOLS, "sslEnabledProtocols", Setting.CIPHERS, "ciphers");
    /** The default protocol for AMQP; for MQTT, Java's default applies. */
    private static final String DEFAULT_PROTOCOL = "TLSv1";

    /** The protocols that are enabled. */
    public static List<Broker> all(Inspection inspection) throws IOException {
        var brokers = new ArrayList<Broker>();
        for (String protocol : PROTOCOLS) {
            for (Element element : inspection.elements(ServerFiles.BROKER_XML, "//transports/" + protocol)) {
                if (isOn(element)) {
                    brokers.add(of(inspection, protocol, element));
                }
            }
        }
        return brokers;
    }

    /** The TLS ports of the enabled protocols. */
    static List<String> tlsPorts(Inspection inspection) throws IOException {
        var ports = new ArrayList<String>();
        for (String protocol : PROTOCOLS) {
            inspection.elements(ServerFiles.BROKER_XML, "//transports/" + protocol).stream()
                    .filter(Broker::isOn)
                    .flatMap(element -> XmlFile.elements(element, SSL).stream())
                    .filter(Broker::isOn)
                    .forEach(connection -> ports.add(connection.getAttribute("port")));
        }
        return ports;
    }

    private static Broker of(Inspection inspection, String protocol, Element element) {
        return new Broker(
                inspection,
                protocol,
                XmlFile.childText(element, "bindAddress"),
                XmlFile.elements(element, "defaultConnection").stream()
                        .filter(Broker::isOn)
                        .map(connection -> connection.getAttribute("port"))
                        .findFirst(),
                XmlFile.elements(element, SSL).stream()
                        .filter(Broker::isOn)
                        .map(connection -> tls(inspection, protocol, connection))
                        .findFirst());
    }

    private static Listener tls(Inspection inspection, String protocol, Element connection) {
        boolean isAmqp = protocol.equals(AMQP);
        return new Listener(
                inspection,
                ServerFiles.BROKER_XML,
                "the broker on port " + connection.getAttribute("port"),
                TlsHost.port(connection.getAttribute("port")),
                "<" + protocol,
                isAmqp ? Listener.in(TLS, OF_TLS) : ELEMENTS,
                Listener.values(ELEMENTS, name -> {
                    String text = XmlFile.childText(connection, name);
                    boolean isDefault = isAmqp && text.isEmpty() && name.equals(ELEMENTS.get(Setting.PROTOCOLS));
                    return isDefault ? DEFAULT_PROTOCOL : text;
                }),
                Set.of(Setting.CIPHERS));
    }

    /** Whether an element is enabled, which is the default. */
    private static boolean isOn(Element element) {
        return !element.getAttribute("enabled").equalsIgnoreCase("false");
    }

    /** Whether only this machine can reach it. */
    public boolean isLocal() {
        return ServerHost.isLocal(address);
    }

    /** Where the port without TLS is opened. */
    public Location atPlain() throws IOException {
        String key = protocol.equals(AMQP) && inspection.toml().has(ADDRESS) ? ADDRESS : PLAIN;
        return RenderedLine.of(
                inspection, key, ServerFiles.BROKER_XML, "<" + protocol, plain.map("port=\"%s\""::formatted));
    }
}
