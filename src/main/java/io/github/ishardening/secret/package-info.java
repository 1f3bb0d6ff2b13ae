/**
 * Secrets, where they come from, and WSO2's Secure Vault, where they go.
 *
 * <p>Start at {@link io.github.ishardening.secret.Secret}, then {@link io.github.ishardening.secret.SecretResolver} (from a
 * variable, a file, settings.xml) and {@link io.github.ishardening.secret.SecureVault} (to a ciphertext). What is secret in a
 * configuration, {@link io.github.ishardening.secret.SecretText} tells.
 *
 * <p>Uses {@code distribution} and {@code problem}.
 */
package io.github.ishardening.secret;
