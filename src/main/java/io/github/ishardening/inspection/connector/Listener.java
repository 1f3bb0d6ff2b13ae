package io.github.ishardening.inspection.connector;

import io.github.ishardening.audit.Location;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * An endpoint with Java's TLS, other than Tomcat's: the gateway's listeners and senders, the event receivers, the
 * broker, and the Thrift authentication service.
 *
 * @param path the file that configures it
 * @param name its name in messages
 * @param port the port that it listens on, before any offset; empty if unknown or for a sender
 * @param mark the beginning of its element in that file
 * @param keys the names of its settings: dotted keys of {@code deployment.toml}, or names in the file
 * @param values the values that are set
 * @param openIfUnset the settings that accept too much while they are unset
 */
public record Listener(
        Inspection inspection,
        String path,
        String name,
        OptionalInt port,
        String mark,
        Map<Setting, String> keys,
        Map<Setting, String> values,
        Set<Setting> openIfUnset)
        implements TlsHost {

    /** The names of the settings for most of Synapse's transports. */
    public static final Map<Setting, String> OF_SYNAPSE =
            Map.of(Setting.PROTOCOLS, "HttpsProtocols", Setting.CIPHERS, "PreferredCiphers");

    /** The files that may configure the Thrift service. */
    public static final List<String> THRIFT =
            List.of("repository/conf/identity/thrift-authentication.xml", "repository/conf/thrift-authentication.xml");
    /** The names of its settings. */
    public static final Map<Setting, String> OF_THRIFT =
            Map.of(Setting.PROTOCOLS, "SSLEnabledProtocols", Setting.CIPHERS, "Ciphers");

    private static final Set<String> AS_IT_IS = Set.of(ServerFiles.BROKER_XML, GatewayListeners.BRIDGE);

    public Listener {
        keys = Map.copyOf(keys);
        values = Map.copyOf(values);
        openIfUnset = Set.copyOf(openIfUnset);
    }

    /** The Thrift service, once for each file that configures it. */
    public static List<Listener> thrift(Inspection inspection) throws IOException {
        var listeners = new ArrayList<Listener>();
        for (String path : THRIFT) {
            for (Element server : inspection.elements(path, "/Server")) {
                String port = XmlFile.childText(server, "Port");
                String name = "the Thrift service on port " + port;
                var values = values(OF_THRIFT, element -> XmlFile.childText(server, element));
                listeners.add(new Listener(
                        inspection, path, name, TlsHost.port(port), "<Server", OF_THRIFT, values, Set.of()));
            }
        }
        return listeners;
    }

    /** The settings that have a text that isn't empty. */
    static Map<Setting, String> values(Map<Setting, String> names, UnaryOperator<String> text) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        names.forEach((setting, name) -> {
            String value = text.apply(name);
            if (!value.isEmpty()) {
                values.put(setting, value);
            }
        });
        return values;
    }

    /** The keys of settings in a table of {@code deployment.toml}. */
    static Map<Setting, String> in(String table, Map<Setting, String> names) {
        Map<Setting, String> keys = new EnumMap<>(Setting.class);
        names.forEach((setting, name) -> keys.put(setting, table + "." + name));
        return keys;
    }

    @Override
    public Optional<String> value(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    @Override
    public String key(Setting setting) {
        return keys.get(setting);
    }

    /** Whether TLS isn't configured and can't be, in {@code deployment.toml} or in the file, which is rendered. */
    public boolean isFixed() {
        return values.isEmpty()
                && Templates.isRendered(inspection.distribution(), path)
                && keys.values().stream().noneMatch(key -> key.contains("."));
    }

    /** The names in a setting as Java gets them: Synapse drops blanks and empty names, the others don't. */
    public List<String> names(Setting setting) {
        boolean isOfSynapse = !THRIFT.contains(path) && !AS_IT_IS.contains(path);
        return value(setting).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(name -> isOfSynapse ? name.strip() : name)
                .filter(name -> !isOfSynapse || !name.isEmpty())
                .toList();
    }

    @Override
    public Location at(Setting setting) throws IOException {
        return RenderedLine.of(
                inspection, keys.get(setting), path, mark, value(setting).map(">%s<"::formatted));
    }
}
