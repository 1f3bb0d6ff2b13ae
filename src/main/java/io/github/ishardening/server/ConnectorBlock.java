package io.github.ishardening.server;

import io.github.ishardening.deployment.DeploymentToml;

/**
 * The tables of connectors. The HTTPS connector's own store settings, while unset, follow {@code [keystore.tls]} and
 * {@code [truststore]}; where someone has set them, they win, and the tables would be without effect.
 */
public final class ConnectorBlock {

    /** The folder of the stores, as the connector needs it. */
    public static final String FOLDER = "${carbon.home}/" + ServerFiles.SECURITY;

    /** The table of its keystore. */
    public static final String KEYSTORE = "transport.https.sslHostConfig.certificate.properties";

    /** The table of how it speaks TLS, its truststore included. */
    public static final String HOST = "transport.https.sslHostConfig.properties";

    /** The table of the connector itself. */
    public static final String HTTPS = "transport.https.properties";

    /** Whether OpenSSL speaks TLS for it in Java's place. */
    public static final String OPENSSL = "transport.https.openssl.enabled";

    /** The groups by which OpenSSL agrees on keys, the preferred one first, with colons between. */
    public static final String GROUPS = "transport.https.openssl.named_groups";

    /** The table of the connector for plain HTTP. */
    public static final String HTTP = "transport.http.properties";

    /** The table of the tables of connectors that a user sets up beside the usual ones, since Identity Server 5.10. */
    public static final String CUSTOM = "custom_transport";

    /** The table of the connector for X.509 logins, which some set up beside the usual one. */
    public static final String X509 = CUSTOM + ".x509.properties";

    private ConnectorBlock() {}

    /** Makes a setting of the connector that is in the file follow the tables again; leaves an unset one unset. */
    public static void repoint(DeploymentToml toml, String table, String name, String reference) {
        String key = table + "." + name;
        if (toml.has(key)) {
            toml.set(key, reference);
        }
    }
}
