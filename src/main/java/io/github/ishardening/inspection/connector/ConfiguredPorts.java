package io.github.ishardening.inspection.connector;

import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.ConfiguredPort.Kind;
import io.github.ishardening.script.StartScript;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StartScripts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** All ports in the server's configuration, whether or not the server opens them. */
public final class ConfiguredPorts {

    private static final String SHUTDOWN = "/Server";
    private static final String PORTS = "//Ports/";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");
    private static final int LARGEST = 65_535;
    /** The package of receivers that listen through Tomcat. */
    private static final String BY_TOMCAT = "org.wso2.carbon.core.transports.";

    private static final Pattern OF_SYNAPSE = Pattern.compile(".*(?:PassThrough|HttpCoreNIO).*");
    /** The port that WSO2 sets for Hazelcast, and Hazelcast's own default. */
    private static final List<String> HAZELCAST = List.of("4000", "5701");

    private static final List<String> DEBUGGERS = List.of("-agentlib:jdwp", "-Xrunjdwp");
    private static final Pattern ADDRESS = Pattern.compile("\\baddress=(?:[^,:\\s]{0,300}+:)?([0-9]+)");

    private final Inspection inspection;
    private final int offset;
    private final List<ConfiguredPort> ports = new ArrayList<>();

    private ConfiguredPorts(Inspection inspection) throws IOException {
        this.inspection = inspection;
        this.offset = texts(ServerFiles.CARBON_XML, PORTS + "Offset").stream()
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Integer::valueOf)
                .findFirst()
                .orElse(0);
    }

    /** The ports of a server, starting with those that it always opens. */
    public static List<ConfiguredPort> of(Inspection inspection) throws IOException {
        var ports = new ConfiguredPorts(inspection);
        ports.ofTomcat();
        ports.ofIdentity();
        ports.ofGateway();
        ports.ofBroker();
        ports.ofManagement();
        ports.ofJava();
        return List.copyOf(ports.ports);
    }

    private void ofTomcat() throws IOException {
        for (Connector connector : Connector.all(inspection)) {
            Kind plain = connector.speaksAjp() ? Kind.AJP : Kind.HTTP;
            add(connector.port(), connector.speaksTls() ? Kind.TLS : plain, "Tomcat", true);
        }
        for (Element server : inspection.elements(ServerFiles.CATALINA, SHUTDOWN)) {
            add(server.getAttribute("port"), Kind.SHUTDOWN, "Tomcat", false);
        }
    }

    private void ofIdentity() throws IOException {
        for (String path : Listener.THRIFT) {
            for (String port : texts(path, SHUTDOWN + "/Port")) {
                // No file states whether its bundle runs.
                add(port, Kind.TLS, "the Thrift service", false);
            }
        }
        for (String port : texts(ServerFiles.CARBON_XML, PORTS + "ThriftEntitlementReceivePort")) {
            add(port, Kind.PLAIN, "the entitlement service", false);
        }
        for (Element server : inspection.elements(ServerFiles.CARBON_XML, PORTS + "EmbeddedLDAP")) {
            add(XmlFile.childText(server, "LDAPServerPort"), Kind.DIRECTORY, "the embedded LDAP server", false);
            add(XmlFile.childText(server, "KDCServerPort"), Kind.DIRECTORY, "the embedded Kerberos server", false);
        }
    }

    private void ofGateway() throws IOException {
        for (Element receiver : inspection.elements(GatewayListeners.AXIS2, "//transportReceiver")) {
            String type = receiver.getAttribute("class");
            if (!type.startsWith(BY_TOMCAT)) {
                boolean isOfSynapse = OF_SYNAPSE.matcher(type).matches();
                Kind plain = isOfSynapse ? Kind.HTTP : Kind.PLAIN;
                String port = GatewayListeners.named(receiver, "parameter", "port");
                add(port, type.contains("SSL") ? Kind.TLS : plain, "the gateway", isOfSynapse);
            }
        }
        for (Element receiver : GatewayListeners.receivers(inspection)) {
            add(GatewayListeners.named(receiver, "config", "tcpPort"), Kind.PLAIN, "the event receiver", false);
            add(GatewayListeners.named(receiver, "config", "sslPort"), Kind.TLS, "the event receiver", false);
        }
        for (var endpoint : InboundEndpoint.ports(inspection).entrySet()) {
            add(endpoint.getKey(), endpoint.getValue(), "an inbound endpoint", false);
        }
        for (Element cluster : inspection.elements(GatewayListeners.AXIS2, "//clustering")) {
            add(
                    GatewayListeners.named(cluster, "parameter", "localMemberPort"),
                    Kind.CLUSTER,
                    "the cluster member",
                    false);
        }
        HAZELCAST.forEach(port -> add(port, Kind.CLUSTER, "the cluster member", false));
    }

    private void ofBroker() throws IOException {
        for (Broker broker : Broker.all(inspection)) {
            broker.plain().ifPresent(port -> add(port, Kind.PLAIN, "the message broker", false));
        }
        for (String port : Broker.tlsPorts(inspection)) {
            add(port, Kind.TLS, "the message broker", false);
        }
    }

    private void ofManagement() throws IOException {
        for (String port : List.of("RMIRegistryPort", "RMIServerPort")) {
            var own = texts(ServerFiles.JMX_XML, "//" + port).stream()
                    .filter(text -> NUMBER.matcher(text).matches())
                    .toList();
            for (String number : own.isEmpty() ? texts(ServerFiles.CARBON_XML, PORTS + "JMX/" + port) : own) {
                add(number, Kind.JMX, "JMX", false);
            }
        }
    }

    private void ofJava() throws IOException {
        for (StartScript script : inspection.startScripts().values()) {
            for (String port : List.of("port", "rmi.port")) {
                for (var found : script.settings(StartScripts.REMOTE_JMX + port)) {
                    add(found.value(), Kind.JAVA_JMX, "JMX of Java", false);
                }
            }
            for (var found : script.settings("osgiConsole")) {
                add(found.value(), Kind.OSGI_CONSOLE, "the OSGi console", false);
            }
            for (String debugger : DEBUGGERS) {
                for (var found : script.options(debugger)) {
                    var address = ADDRESS.matcher(found.value());
                    if (address.find()) {
                        add(address.group(1), Kind.DEBUGGER, "the debugger", false);
                    }
                }
            }
        }
    }

    private List<String> texts(String path, String elements) throws IOException {
        return inspection.xml(path).map(xml -> xml.texts(elements)).orElse(List.of());
    }

    /** Adds a port if it is a number; otherwise only the running server can resolve it. */
    private void add(String port, Kind kind, String name, boolean isRequired) {
        if (NUMBER.matcher(port).matches() && Integer.parseInt(port) <= LARGEST) {
            ports.add(new ConfiguredPort(Integer.parseInt(port), offset, kind, name, isRequired));
        }
    }
}
