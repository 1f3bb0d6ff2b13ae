package io.github.ishardening.server;

import io.github.ishardening.deployment.DeploymentToml;

/**
 * The tables of connectors. Unless set, the HTTPS connector's own store settings follow {@code [keystore.tls]} and
 * {@code [truststore]}; if set, they take precedence over these tables.
 */
public final class ConnectorBlock {

    /** The folder of the stores, in the form that the connector requires. */
    public static final String FOLDER = "${carbon.home}/" + ServerFiles.SECURITY;

    /** The table of the HTTPS connector's keystore. */
    public static final String KEYSTORE = "transport.https.sslHostConfig.certificate.properties";

    /** The table of the HTTPS connector's TLS settings, including its truststore. */
    public static final String HOST = "transport.https.sslHostConfig.properties";

    /** The table of the HTTPS connector itself. */
    public static final String HTTPS = "transport.https.properties";

    /** Whether the HTTPS connector uses OpenSSL for TLS, instead of Java. */
    public static final String OPENSSL = "transport.https.openssl.enabled";

    /** OpenSSL's groups for key exchange, in order of preference, separated by colons. */
    public static final String GROUPS = "transport.https.openssl.named_groups";

    /** The table of the connector for plain HTTP. */
    public static final String HTTP = "transport.http.properties";

    /** The table that contains the tables of additional connectors, since Identity Server 5.10. */
    public static final String CUSTOM = "custom_transport";

    /** The table of the optional second connector for X.509 login. */
    public static final String X509 = CUSTOM + ".x509.properties";

    private ConnectorBlock() {}

    /** Makes a setting of the connector follow the tables again if the file contains it; leaves an unset one unset. */
    public static void repoint(DeploymentToml toml, String table, String name, String reference) {
        String key = table + "." + name;
        if (toml.has(key)) {
            toml.set(key, reference);
        }
    }
}
