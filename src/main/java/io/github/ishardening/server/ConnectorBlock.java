package io.github.ishardening.server;

import io.github.ishardening.deployment.DeploymentToml;

/**
 * The HTTPS connector's own store settings. While unset they follow {@code [keystore.tls]} and {@code [truststore]};
 * where someone has set them, they win, and the tables would be without effect.
 */
public final class ConnectorBlock {

    /** The folder of the stores, as the connector needs it. */
    public static final String FOLDER = "${carbon.home}/" + ServerFiles.SECURITY;

    /** The table of its key store. */
    public static final String KEYSTORE = "transport.https.sslHostConfig.certificate.properties";

    /** The table of its truststore. */
    public static final String TRUSTSTORE = "transport.https.sslHostConfig.properties";

    /** The table of the tables of connectors that a user sets up beside the usual ones, since Identity Server 5.10. */
    public static final String CUSTOM = "custom_transport";

    private ConnectorBlock() {}

    /** Makes a setting of the connector that stands in the file follow the tables again; leaves an unset one unset. */
    public static void repoint(DeploymentToml toml, String table, String name, String reference) {
        String key = table + "." + name;
        if (toml.has(key)) {
            toml.set(key, reference);
        }
    }
}
