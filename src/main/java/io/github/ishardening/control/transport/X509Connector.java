package io.github.ishardening.control.transport;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.server.ConnectorBlock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The optional additional connector for X.509 logins. It specifies its stores literally, so they are updated with the
 * others; with client certificates on, it accepts the same ones as the standard connector.
 */
public final class X509Connector {

    private static final String USUAL = ConnectorBlock.HOST + ".";

    private X509Connector() {}

    /** Points it to the hardened stores, if it is configured. */
    public static void repoint(DeploymentToml toml) {
        if (toml.has(ConnectorBlock.X509)) {
            attributes(toml).forEach((name, reference) -> toml.set(ConnectorBlock.X509 + "." + name, reference));
        }
    }

    /** Sets what a fragment that adds it leaves unset. */
    static void complete(DeploymentToml toml) {
        if (toml.has(ConnectorBlock.X509)) {
            attributes(toml).forEach((name, reference) -> {
                if (!toml.has(ConnectorBlock.X509 + "." + name)) {
                    toml.set(ConnectorBlock.X509 + "." + name, reference);
                }
            });
        }
    }

    private static Map<String, String> attributes(DeploymentToml toml) {
        boolean own = toml.has(USUAL + "truststoreFile");
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("keystoreFile", ConnectorBlock.FOLDER + "$ref{keystore.tls.file_name}");
        attributes.put("keystorePass", "$ref{keystore.tls.password}");
        attributes.put("keystoreType", "$ref{keystore.tls.type}");
        attributes.put(
                "truststoreFile",
                own ? "$ref{" + USUAL + "truststoreFile}" : ConnectorBlock.FOLDER + "$ref{truststore.file_name}");
        attributes.put("truststorePass", "$ref{" + (own ? USUAL + "truststorePassword" : "truststore.password") + "}");
        attributes.put("truststoreType", "$ref{" + (own ? USUAL + "truststoreType" : "truststore.type") + "}");
        return attributes;
    }
}
