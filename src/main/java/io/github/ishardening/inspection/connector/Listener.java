package io.github.ishardening.inspection.connector;

import io.github.ishardening.audit.Location;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * A listener of a server beside Tomcat: the gateway of API Manager (Synapse's pass-through transport), the receivers of
 * its data bridge, and the Thrift service that authenticates.
 *
 * @param path the file that sets it up
 * @param name what messages call it
 * @param table its table in {@code deployment.toml}; empty if it has none
 * @param names what its settings are called
 * @param values what is set, by these names
 */
public record Listener(
        Inspection inspection,
        String path,
        String name,
        String table,
        Map<TlsHost.Setting, String> names,
        Map<String, String> values)
        implements TlsHost {

    private static final String AXIS2 = "repository/conf/axis2/axis2.xml";
    /** The table of the gateway. */
    public static final String GATEWAY = "transport.passthru_https.listener.parameters";
    /** What the settings of the gateway are called. */
    public static final Map<Setting, String> OF_GATEWAY =
            Map.of(Setting.PROTOCOLS, "HttpsProtocols", Setting.CIPHERS, "PreferredCiphers");

    private static final String BRIDGE = "repository/conf/data-bridge/data-bridge-config.xml";
    /** The table of the receiver of the binary protocol. */
    public static final String BINARY = "transport.binary.receiver";
    /** What the settings of a receiver are called. */
    public static final Map<Setting, String> OF_RECEIVER =
            Map.of(Setting.PROTOCOLS, "sslEnabledProtocols", Setting.CIPHERS, "ciphers");

    /** The files that set the Thrift service up, where it is. */
    public static final List<String> THRIFT =
            List.of("repository/conf/identity/thrift-authentication.xml", "repository/conf/thrift-authentication.xml");
    /** What its settings are called. */
    public static final Map<Setting, String> OF_THRIFT =
            Map.of(Setting.PROTOCOLS, "SSLEnabledProtocols", Setting.CIPHERS, "Ciphers");

    /** Those that carry APIs and events. */
    static List<Listener> all(Inspection inspection) throws IOException {
        var listeners = new ArrayList<Listener>();
        for (Element receiver : inspection.elements(AXIS2, "//transportReceiver")) {
            if (receiver.getAttribute("class").contains("SSL")) {
                var values = named(receiver, "parameter");
                String name = "the gateway on port " + values.getOrDefault("port", "");
                listeners.add(new Listener(inspection, AXIS2, name, GATEWAY, OF_GATEWAY, values));
            }
        }
        for (Element receiver : inspection.elements(BRIDGE, "//dataReceiver")) {
            var values = named(receiver, "config");
            if (!values.getOrDefault("enable", "true").equalsIgnoreCase("false")) {
                String name = "the receiver on port " + values.getOrDefault("sslPort", "");
                String table = receiver.getAttribute("name").equals("Binary") ? BINARY : "";
                listeners.add(new Listener(inspection, BRIDGE, name, table, OF_RECEIVER, values));
            }
        }
        return listeners;
    }

    /** The Thrift service, once for each file that sets it up. */
    public static List<Listener> thrift(Inspection inspection) throws IOException {
        var listeners = new ArrayList<Listener>();
        for (String path : THRIFT) {
            for (Element server : inspection.elements(path, "/Server")) {
                var values = OF_THRIFT.values().stream()
                        .filter(found -> !XmlFile.childText(server, found).isEmpty())
                        .collect(Collectors.toMap(found -> found, found -> XmlFile.childText(server, found)));
                String name = "the Thrift service on port " + XmlFile.childText(server, "Port");
                listeners.add(new Listener(inspection, path, name, "", OF_THRIFT, values));
            }
        }
        return listeners;
    }

    private static Map<String, String> named(Element parent, String child) {
        return XmlFile.elements(parent, child).stream()
                .collect(Collectors.toMap(
                        element -> element.getAttribute("name"),
                        element -> element.getTextContent().strip(),
                        (earlier, later) -> later));
    }

    @Override
    public Optional<String> value(Setting setting) {
        return Optional.ofNullable(names.get(setting)).map(values::get);
    }

    @Override
    public String key(Setting setting) {
        return table.isEmpty() ? names.get(setting) : table + "." + names.get(setting);
    }

    @Override
    public Location at(Setting setting) throws IOException {
        if (!table.isEmpty() && inspection.toml().has(key(setting))) {
            return inspection.at(key(setting));
        }
        return Templates.origin(
                inspection.distribution(),
                path,
                value(setting).map(">%s<"::formatted).orElse("\n"));
    }

    @Override
    public Set<Setting> openIfUnset() {
        return table.isEmpty() ? Set.of() : EnumSet.of(Setting.CIPHERS);
    }
}
