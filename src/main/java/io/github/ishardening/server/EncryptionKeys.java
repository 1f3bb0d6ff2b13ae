package io.github.ishardening.server;

import io.github.ishardening.secret.Secret;
import java.util.Optional;

/**
 * The keys with which a server encrypts stored data.
 *
 * @param key {@code [encryption] key}
 * @param oldKey {@code [encryption] old_key}, which only decrypts
 */
public record EncryptionKeys(Secret key, Optional<Secret> oldKey) {

    /** The key of {@code deployment.toml} for {@link #key}. */
    public static final String KEY = "encryption.key";

    /** The key of {@code deployment.toml} for {@link #oldKey}. */
    public static final String OLD_KEY = "encryption.old_key";
}
