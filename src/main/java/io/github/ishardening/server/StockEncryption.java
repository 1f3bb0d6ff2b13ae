package io.github.ishardening.server;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keys.EncryptionKeyFormat;
import io.github.ishardening.keystore.PublishedEncryptionKeys;
import io.github.ishardening.secret.Secret;
import java.util.Optional;

/**
 * A distribution's encryption of stored data before hardening.
 *
 * @param format the format of its {@code [encryption] key}; empty before Identity Server 5.11
 * @param own the key that a user set in its deployment.toml, in plain text; not a publicly known one
 */
public record StockEncryption(Optional<EncryptionKeyFormat> format, Optional<Secret> own) {

    /** Used without a distribution. */
    public static final StockEncryption UNKNOWN = new StockEncryption(Optional.empty(), Optional.empty());

    /** Reads the encryption of a distribution. */
    public static StockEncryption of(Distribution distribution, DeploymentToml toml) {
        return new StockEncryption(
                EncryptionKeyFormat.of(distribution.product().kernel()),
                toml.string(EncryptionKeys.KEY)
                        .filter(key -> !key.isEmpty() && !key.startsWith("$"))
                        .map(Secret::of)
                        .filter(key -> !PublishedEncryptionKeys.contains(key)));
    }
}
