package io.github.ishardening.control.transport;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.request.Settings;
import io.github.ishardening.server.ConnectorBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Additional connectors in {@code [custom_transport.<name>.properties]} of Identity Server 5.10 and later. They use
 * Tomcat's old attributes.
 */
public final class CustomConnectors {

    private CustomConnectors() {}

    /** Gives those with TLS the same TLS settings as the standard connector. */
    static void harden(DeploymentToml toml, Map<String, ?> attributes) {
        properties(toml).forEach(table -> attributes.forEach((name, value) -> toml.set(table + "." + name, value)));
    }

    /** Sets what a fragment that adds a connector leaves unset. */
    public static void complete(DeploymentToml toml, Settings settings) {
        X509Connector.complete(toml);
        var open = new LinkedHashMap<String, Object>(TlsProtocols.attributes(settings));
        open.putAll(TlsCiphers.attributes(settings));
        properties(toml)
                .forEach(table -> open.forEach((name, value) -> {
                    if (!toml.has(table + "." + name)) {
                        toml.set(table + "." + name, value);
                    }
                }));
    }

    private static List<String> properties(DeploymentToml toml) {
        return toml.names(ConnectorBlock.CUSTOM).stream()
                .map(name -> "%s.\"%s\".properties".formatted(ConnectorBlock.CUSTOM, name))
                .filter(table -> toml.value(table + ".SSLEnabled")
                        .filter(value -> Boolean.parseBoolean(value.toString()))
                        .isPresent())
                .toList();
    }
}
