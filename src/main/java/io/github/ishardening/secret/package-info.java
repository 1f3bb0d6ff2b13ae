/**
 * Secrets, their sources, and WSO2's Secure Vault, which encrypts them.
 *
 * <p>Start at {@link io.github.ishardening.secret.Secret}, then {@link io.github.ishardening.secret.SecretResolver}
 * (from a variable, a file, settings.xml) and {@link io.github.ishardening.secret.SecureVault} (to a ciphertext).
 * {@link io.github.ishardening.secret.SecretText} decides what is secret in a configuration.
 *
 * <p>Uses {@code distribution}, {@code file} and {@code problem}.
 */
package io.github.ishardening.secret;
