package io.github.ishardening.control.transport;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.server.ConnectorBlock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The connector for X.509 logins, which some set up beside the usual one. Its stores stand in it literally, so they have
 * to follow the others; with client certificates on, it lets in whom the usual one does.
 */
public final class X509Connector {

    private static final String USUAL = ConnectorBlock.HOST + ".";

    private X509Connector() {}

    /** Points it at the hardened stores, if it is set up. */
    public static void repoint(DeploymentToml toml) {
        if (toml.has(ConnectorBlock.X509)) {
            attributes(toml).forEach((name, reference) -> toml.set(ConnectorBlock.X509 + "." + name, reference));
        }
    }

    /** Fills in what a fragment that sets it up leaves open. */
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
