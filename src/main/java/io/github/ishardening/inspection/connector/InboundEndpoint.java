package io.github.ishardening.inspection.connector;

import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.ConfiguredPort.Kind;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A port that a Synapse file opens, for WebSocket APIs and callbacks. The server renders some of these files; others
 * are static. Those in one folder are deployed for tenants.
 */
public final class InboundEndpoint {

    private static final String DEPLOYED = "repository/deployment/server/synapse-configs/";
    private static final String FOLDER = "/inbound-endpoints/";

    /** The table of WebSocket APIs with TLS. */
    public static final String WSS = "apim.wss";
    /** The names of their settings in that table. */
    public static final Map<Setting, String> OF_WSS =
            Map.of(Setting.PROTOCOLS, "ssl_enabled_protocols", Setting.CIPHERS, "ciphers");

    private static final Map<Setting, String> WSS_PARAMETERS =
            Map.of(Setting.PROTOCOLS, "wss.ssl.protocols", Setting.CIPHERS, "wss.ssl.cipher.suites");

    /** The names of the TLS parameters by protocol. */
    public static final Map<String, Map<Setting, String>> PARAMETERS =
            Map.of("wss", WSS_PARAMETERS, "https", Listener.OF_SYNAPSE, "https-wss", Listener.OF_SYNAPSE);

    private static final Map<String, String> PLAIN =
            Map.of("ws", "apim.ws.enable", "http", "apim.webhooks.http.enable");

    private InboundEndpoint() {}

    /** The files of a distribution that may define an inbound endpoint. */
    public static Set<String> paths(Distribution distribution) throws IOException {
        var paths = new TreeSet<String>(distribution.paths(ServerFiles.OF_TENANTS));
        paths.addAll(distribution.paths(DEPLOYED));
        paths.removeIf(path -> !isOne(path));
        return paths;
    }

    private static boolean isOne(String path) {
        return path.endsWith(".xml")
                && (path.startsWith(ServerFiles.OF_TENANTS) || (path.startsWith(DEPLOYED) && path.contains(FOLDER)));
    }

    private static Set<String> paths(Inspection inspection) throws IOException {
        var paths = new TreeSet<>(paths(inspection.distribution()));
        inspection.rendered().paths().stream().filter(InboundEndpoint::isOne).forEach(paths::add);
        return paths;
    }

    /** The endpoints with TLS. */
    static List<Listener> listeners(Inspection inspection) throws IOException {
        var listeners = new ArrayList<Listener>();
        for (String path : paths(inspection)) {
            for (Element endpoint : open(inspection, path)) {
                String protocol = endpoint.getAttribute("protocol");
                var names = PARAMETERS.get(protocol);
                if (names != null) {
                    boolean isRendered = Templates.isRendered(inspection.distribution(), path);
                    var keys = isRendered && protocol.equals("wss") ? Listener.in(WSS, OF_WSS) : names;
                    listeners.add(new Listener(
                            inspection,
                            path,
                            "the inbound endpoint on port " + port(endpoint),
                            TlsHost.port(port(endpoint)),
                            "<inboundEndpoint",
                            keys,
                            Listener.values(names, name -> parameter(endpoint, name)),
                            Set.of(Setting.CIPHERS)));
                }
            }
        }
        return listeners;
    }

    /** The endpoints without TLS, except those of tenants, which open no other ports. */
    static List<PlainListener> plain(Inspection inspection) throws IOException {
        var listeners = new ArrayList<PlainListener>();
        for (String path : paths(inspection)) {
            for (Element endpoint : open(inspection, path)) {
                String key = PLAIN.get(endpoint.getAttribute("protocol"));
                if (key != null && !path.startsWith(ServerFiles.OF_TENANTS)) {
                    listeners.add(new PlainListener(inspection, port(endpoint), key, path, "<inboundEndpoint"));
                }
            }
        }
        return listeners;
    }

    /** The protocol of each port that the server itself opens. */
    static SortedMap<String, Kind> ports(Inspection inspection) throws IOException {
        var ports = new TreeMap<String, Kind>();
        for (String path : paths(inspection)) {
            if (!path.startsWith(ServerFiles.OF_TENANTS)) {
                for (Element endpoint : open(inspection, path)) {
                    boolean isTls = PARAMETERS.containsKey(endpoint.getAttribute("protocol"));
                    ports.put(port(endpoint), isTls ? Kind.TLS : Kind.HTTP);
                }
            }
        }
        return ports;
    }

    private static List<Element> open(Inspection inspection, String path) throws IOException {
        return inspection.elements(path, "/inboundEndpoint").stream()
                .filter(endpoint -> !endpoint.getAttribute("suspend").equalsIgnoreCase("true"))
                .toList();
    }

    private static String port(Element endpoint) {
        return Stream.of("inbound.ws.port", "inbound.http.port")
                .map(name -> parameter(endpoint, name))
                .filter(port -> !port.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String parameter(Element endpoint, String name) {
        return XmlFile.elements(endpoint, "parameters").stream()
                .map(parameters -> GatewayListeners.named(parameters, "parameter", name))
                .findFirst()
                .orElse("");
    }
}
