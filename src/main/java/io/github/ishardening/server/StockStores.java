package io.github.ishardening.server;

import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.ProblemException;
import java.util.Optional;

/**
 * The stores with which the stock distribution boots.
 *
 * @param type the format of its keystores, which the hardened ones also get
 * @param truststore the file name of its truststore
 * @param truststorePassword the password of the truststore; empty if it is in a vault
 */
public record StockStores(StoreType type, String truststore, Optional<String> truststorePassword) {

    /**
     * Reads them from the rendered configuration.
     *
     * @throws ProblemException if the configuration doesn't contain a store type that this plugin can write
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
     * The type with this name.
     *
     * @param where the file that contains it, for messages
     * @param what the place in the file
     * @throws ProblemException if this plugin can't write such stores
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
