package io.github.ishardening.keystore;

import io.github.ishardening.secret.Secret;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code [encryption] key}s that WSO2 has published, with which anyone can decrypt. Case is ignored, because an
 * attacker would simply try both.
 */
public final class PublishedEncryptionKeys {

    /** The default (in default.json) of Identity Server 5.11 and later if deployment.toml sets no key. */
    public static final String STOCK = "03BAFEB27A8E871CAD83C5CD4E771DAB";

    private static final String EXAMPLE = "WSO2's documentation uses as an example";
    private static final String RECIPE =
            "results from openssl enc -nosalt -aes-128-cbc -k hello-world -P, as in WSO2's documentation";
    private static final Map<String, String> ORIGINS = Map.of(
            STOCK,
            "ships with every Identity Server",
            // Identity Server 6.0 and 6.1, and wso2/kubernetes-is: deploymentToml.encryption.key
            "3CC0481B70794667B5BEE7E2BEED2DE4",
            "WSO2's Helm chart and documentation use as an example",
            // Identity Server 5.11; not a hexadecimal number, which that version doesn't require
            "83BAREB27A8E871CAD83C5CD4E771DAB",
            EXAMPLE,
            // Identity Server 7.1 and later
            "D13E3B2EA4C42EB4A23FD110FACB72A596ECD84ECD5297A13065F1877393ECCF",
            EXAMPLE,
            // Identity Server 5.11, with OpenSSL before 1.1.0 and from 1.1.0 on
            "2095312189753DE6AD47DFE20CBE97EC",
            RECIPE,
            "AFA27B44D43B02A9FEA41D13CEDC2E40",
            RECIPE);

    private PublishedEncryptionKeys() {}

    /** The origin of a publicly known key, to complete <i>the published key that …</i>; empty if it isn't one. */
    public static Optional<String> origin(Secret key) {
        return Optional.ofNullable(ORIGINS.get(key.reveal().toUpperCase(Locale.ROOT)));
    }

    /** All publicly known keys, in upper and in lower case: the server uses some of them as text. */
    public static Stream<Secret> all() {
        return ORIGINS.keySet().stream()
                .flatMap(key -> Stream.of(key, key.toLowerCase(Locale.ROOT)))
                .map(Secret::of);
    }

    /** Whether a key is publicly known. */
    public static boolean contains(Secret key) {
        return origin(key).isPresent();
    }
}
