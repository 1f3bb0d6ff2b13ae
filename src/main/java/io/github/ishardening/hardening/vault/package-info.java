/**
 * The Secure Vault of one server: the secrets in it, their aliases, and the ciphertexts kept from the last build.
 *
 * <p>Start at {@link io.github.ishardening.hardening.vault.ServerVault}. Uses {@code secret}, which encrypts, and
 * implements WSO2's formats.
 */
package io.github.ishardening.hardening.vault;
