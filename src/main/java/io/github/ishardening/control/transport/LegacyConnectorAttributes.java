package io.github.ishardening.control.transport;

import io.github.ishardening.control.Findings;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.Connector;
import io.github.ishardening.server.ConnectorBlock;
import java.io.IOException;
import java.util.List;

/**
 * The TLS attributes of connectors in Identity Server 5.8 and earlier. In {@code [transport.https.properties]} of later
 * versions, each creates a second host configuration, and Tomcat opens no HTTPS connector at all.
 */
public final class LegacyConnectorAttributes {

    private static final String TABLE = ConnectorBlock.HTTPS + ".";

    private final List<String> names;

    public LegacyConnectorAttributes(String... names) {
        this.names = List.of(names);
    }

    public void remove(DeploymentToml toml) {
        names.forEach(name -> toml.remove(TABLE + name));
    }

    /** Reports each of them in a connector with a default host configuration, with which they conflict. */
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (Connector connector : Connector.all(inspection)) {
            for (String name : connector.hasDefaultHost() ? names : List.<String>of()) {
                if (connector.value(name).isPresent()) {
                    findings.add(
                            connector.at(name),
                            "%s is set in %s, which prevents Tomcat from opening %s."
                                    .formatted(name, connector.place(), connector.fullName()),
                            "Remove it and use [transport.https.sslHostConfig.properties] and"
                                    + " [transport.https.sslHostConfig.certificate.properties].");
                }
            }
        }
    }
}
