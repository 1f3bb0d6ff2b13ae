package io.github.ishardening.inspection.connector;

import io.github.ishardening.audit.Location;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ConnectorBlock;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A connector of the {@code catalina-server.xml} that the server will use, or a part of one, whatever its source: a
 * table of {@code deployment.toml}, a default of the version, or the template itself.
 *
 * @param inspection what is being inspected
 * @param element the connector, or the part of it
 * @param table the table of {@code deployment.toml} that fills it; empty if it is in the template
 * @param mark the text that identifies it in the template
 */
public record Connector(Inspection inspection, Element element, String table, String mark) {

    private static final String HOST = "hostName";
    private static final String DEFAULT_HOST = "_default_";

    /** All connectors, in the order of the file; none where there is no such file. */
    public static List<Connector> all(Inspection inspection) throws IOException {
        return inspection.elements(ServerFiles.CATALINA, "//Connector").stream()
                .map(each -> new Connector(inspection, each, table(inspection, each), text("port", each)))
                .toList();
    }

    /** The TLS hosts of all connectors. */
    public static List<ConnectorHost> tlsHosts(Inspection inspection) throws IOException {
        return all(inspection).stream().flatMap(Connector::tlsHosts).toList();
    }

    private Stream<ConnectorHost> tlsHosts() {
        if (!speaksTls()) {
            return Stream.of();
        }
        var hosts = XmlFile.elements(element, "SSLHostConfig");
        boolean isOld = hosts.isEmpty() || (!hasDefaultHost() && ConnectorHost.isSetUpBy(this));
        return Stream.concat(
                isOld ? ConnectorHost.old(this, name()).stream() : Stream.of(),
                hosts.stream().map(this::tlsHost));
    }

    private ConnectorHost tlsHost(Element host) {
        String filled = table.equals(ConnectorBlock.HTTPS) ? ConnectorBlock.HOST : "";
        return host.hasAttribute(HOST)
                ? ConnectorHost.of(
                        new Connector(inspection, host, filled, text(HOST, host)),
                        "%s for %s".formatted(name(), host.getAttribute(HOST)),
                        port())
                : ConnectorHost.of(new Connector(inspection, host, filled, mark), name(), port());
    }

    /** Whether it uses TLS. */
    public boolean speaksTls() {
        return Boolean.parseBoolean(value("SSLEnabled").orElse(""));
    }

    /**
     * Whether an element configures its default host, for clients that name no other. Attributes of the old style would
     * configure that host again, which Tomcat refuses; next to elements for other hosts they are valid.
     */
    public boolean hasDefaultHost() {
        String name = value("defaultSSLHostConfigName").orElse(DEFAULT_HOST);
        return XmlFile.elements(element, "SSLHostConfig").stream()
                .map(host -> host.hasAttribute(HOST) ? host.getAttribute(HOST) : DEFAULT_HOST)
                .anyMatch(name::equalsIgnoreCase);
    }

    /** Whether it is the HTTPS connector that every server has. */
    public boolean isUsualHttps() {
        return table.equals(ConnectorBlock.HTTPS);
    }

    /** Whether it is the plain HTTP connector that the version has a switch for. */
    public boolean isUsualHttp() {
        return table.equals(ConnectorBlock.HTTP);
    }

    /** Whether it uses AJP, Apache's protocol between a proxy and Tomcat. */
    public boolean speaksAjp() {
        return value("protocol").orElse("").toLowerCase(Locale.ROOT).contains("ajp");
    }

    /** Its name in messages. */
    String name() {
        return table.equals(ConnectorBlock.HTTPS) ? TlsHost.USUAL : "the connector on port " + port();
    }

    /** Its name in messages that mention no other connector. */
    public String fullName() {
        return table.equals(ConnectorBlock.HTTPS) ? "the HTTPS connector" : name();
    }

    /** Where its attributes are set, for messages. */
    public String place() {
        return table.isEmpty() ? "Connector" : "[%s]".formatted(table);
    }

    public String port() {
        return value("port").orElse("");
    }

    /** The value of an attribute, with WSO2's defaults but without Tomcat's. */
    public Optional<String> value(String attribute) {
        return Optional.of(attribute).filter(element::hasAttribute).map(element::getAttribute);
    }

    /** The name of an attribute: its key in {@code deployment.toml} if it has one. */
    public String key(String attribute) {
        return table.isEmpty() ? attribute : table + "." + attribute;
    }

    /** Where an attribute is set, or has to be. */
    public Location at(String attribute) throws IOException {
        var value = value(attribute);
        if (!table.isEmpty() && inspection.value(key(attribute)).equals(value)) {
            return inspection.at(key(attribute), ServerFiles.CATALINA);
        }
        return Templates.origin(
                inspection.distribution(), ServerFiles.CATALINA, value.isPresent() ? text(attribute, element) : mark);
    }

    private static String text(String attribute, Element element) {
        return "%s=\"%s\"".formatted(attribute, element.getAttribute(attribute));
    }

    private static String table(Inspection inspection, Element element) {
        var custom = inspection.rendered().values().keySet().stream()
                .filter(key -> key.startsWith(ConnectorBlock.CUSTOM + ".") && key.endsWith(".properties.port"))
                .map(key -> key.substring(0, key.lastIndexOf('.')));
        return Stream.concat(Stream.of(ConnectorBlock.HTTPS, ConnectorBlock.HTTP), custom)
                .filter(table -> inspection
                        .value(table + ".port")
                        .filter(element.getAttribute("port")::equals)
                        .isPresent())
                .findFirst()
                .orElse("");
    }
}
