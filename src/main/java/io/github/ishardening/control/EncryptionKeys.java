package io.github.ishardening.control;

import io.github.ishardening.secret.Secret;
import java.util.Optional;

/**
 * What a server encrypts stored data with.
 *
 * @param key {@code [encryption] key}
 * @param oldKey {@code [encryption] old_key}, which only decrypts
 */
public record EncryptionKeys(Secret key, Optional<Secret> oldKey) {}
