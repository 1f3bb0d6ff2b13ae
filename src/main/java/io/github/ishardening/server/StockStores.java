package io.github.ishardening.server;

import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.ProblemException;
import java.util.Optional;

/**
 * The stores that the stock distribution boots with.
 *
 * @param type the format of its keystores, which the hardened ones get too
 * @param truststore the file name of its truststore
 * @param truststorePassword what opens the truststore; empty where it is in a vault
 */
public record StockStores(StoreType type, String truststore, Optional<String> truststorePassword) {

    /**
     * Reads them from the rendered configuration.
     *
     * @throws ProblemException if the configuration names no store type that this plugin writes
     */
    public static StockStores of(Rendered rendered) {
        String type = required(rendered, "keystore.primary.type");
        return new StockStores(
                storeType(ServerFiles.DEPLOYMENT_TOML, "keystore.primary.type", type),
                required(rendered, "truststore.file_name"),
                rendered.value("truststore.password").filter(password -> !password.startsWith("$")));
    }

    private static String required(Rendered rendered, String key) {
        return rendered.value(key)
                .orElseThrow(() -> new ProblemException(
                        ServerFiles.DEPLOYMENT_TOML,
                        key + " is set neither here nor in the server's defaults.",
                        "Restore deployment.toml and default.json from the stock distribution."));
    }

    /**
     * The type of this name.
     *
     * @param where the file that names it, for messages
     * @param what where it stands there
     * @throws ProblemException if this plugin doesn't write such stores
     */
    public static StoreType storeType(String where, String what, String type) {
        for (StoreType known : StoreType.values()) {
            if (known.name().equalsIgnoreCase(type)) {
                return known;
            }
        }
        throw new ProblemException(where, what + " must be PKCS12 or JKS, but is " + type + ".");
    }
}
