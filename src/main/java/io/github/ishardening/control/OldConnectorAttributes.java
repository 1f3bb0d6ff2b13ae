package io.github.ishardening.control;

import io.github.ishardening.deployment.DeploymentToml;
import java.util.List;

/**
 * Attributes by which connectors of Identity Server 5.8 and earlier were told about TLS. In {@code
 * [transport.https.properties]} of later versions each makes a second host configuration, and Tomcat opens no HTTPS
 * connector at all.
 */
final class OldConnectorAttributes {

    private static final String TABLE = "transport.https.properties.";

    private final List<String> names;

    OldConnectorAttributes(String... names) {
        this.names = List.of(names);
    }

    /** Takes them out. */
    void remove(DeploymentToml toml) {
        names.forEach(name -> toml.remove(TABLE + name));
    }

    /** A finding for each of them. */
    void inspect(Inspection inspection, Findings findings) {
        for (String name : names) {
            if (inspection.toml().has(TABLE + name)) {
                findings.add(
                        inspection.at(TABLE + name),
                        "%s is set in [transport.https.properties], with which Tomcat doesn't open the HTTPS connector."
                                .formatted(name),
                        "Remove it and use [transport.https.sslHostConfig.properties] and"
                                + " [transport.https.sslHostConfig.certificate.properties].");
            }
        }
    }
}
