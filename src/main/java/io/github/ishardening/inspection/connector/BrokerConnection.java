package io.github.ishardening.inspection.connector;

import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.ServerHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * A connection of an API Manager to a message broker, as configured in {@code api-manager.xml}.
 *
 * @param use the connection's purpose
 * @param address scheme, host and port of the broker
 * @param isLocal whether the broker is on the same machine
 * @param isEncrypted whether the connection uses TLS
 */
public record BrokerConnection(Use use, String address, boolean isLocal, boolean isEncrypted) {

    /** The purpose of a connection. */
    public enum Use {
        /** Receives throttling decisions. */
        DECISIONS(
                "//ThrottlingConfigurations/JMSConnectionDetails",
                "apim.throttling.jms",
                List.of("apim.throttling.jms.topic_connection_factory", Use.DECIDING)),
        /** Receives the control plane's events, by default from the brokers that send decisions. */
        EVENTS(
                "//EventHubConfigurations/EventReceiverConfiguration",
                "apim.event_hub.jms",
                List.of("apim.event_hub.event_listening_endpoints", Use.DECIDING));

        private static final String DECIDING = "apim.throttling.throttle_decision_endpoints";

        private final String elements;
        private final String table;
        private final List<String> keys;

        Use(String elements, String table, List<String> keys) {
            this.elements = elements;
            this.table = table;
            this.keys = keys;
        }

        /** The keys of {@code deployment.toml} that can set the brokers' addresses, by precedence. */
        public List<String> keys() {
            return keys;
        }

        /** The key of {@code deployment.toml} that enables TLS. */
        public String tls() {
            return table + ".ssl";
        }
    }

    private static final String FACTORY = "connectionfactory.TopicConnectionFactory";
    private static final String BROKERS = "brokerlist='";
    private static final Pattern ADDRESS = Pattern.compile("\\s*+([a-z]++)://([^:/?'\\s]++)[^?'\\s]*+");
    private static final String TLS_SCHEME = "ssl";
    private static final String TLS_OPTION = "ssl='true'";

    /** The host that the server replaces with an address of its own machine. */
    private static final String OWN_ADDRESS = "${carbon.local.ip}";

    /** The connections that the server makes. */
    public static List<BrokerConnection> all(Inspection inspection) throws IOException {
        var connections = new ArrayList<BrokerConnection>();
        for (Use use : Use.values()) {
            for (Element element : inspection.elements(ServerFiles.API_MANAGER_XML, use.elements)) {
                if (!XmlFile.childText(element, "Enabled").equalsIgnoreCase("false")) {
                    var factories = element.getElementsByTagName(FACTORY);
                    for (int i = 0; i < factories.getLength(); i++) {
                        add(use, factories.item(i).getTextContent(), connections);
                    }
                }
            }
        }
        return connections;
    }

    private static void add(Use use, String factory, List<BrokerConnection> connections) {
        int from = factory.indexOf(BROKERS);
        if (from < 0) {
            return;
        }
        for (String broker : factory.substring(from + BROKERS.length()).split(";", -1)) {
            var address = ADDRESS.matcher(broker);
            if (address.lookingAt()) {
                String options = broker.substring(address.end()).toLowerCase(Locale.ROOT);
                connections.add(new BrokerConnection(
                        use,
                        address.group().strip(),
                        address.group(2).equals(OWN_ADDRESS) || ServerHost.isLocal(address.group(2)),
                        address.group(1).equals(TLS_SCHEME) || options.contains(TLS_OPTION)));
            }
        }
    }
}
