/**
 * The Secure Vault of one server: which secrets go in, under which alias, and which ciphertexts are kept from the last build.
 *
 * <p>Start at {@link io.github.ishardening.hardening.vault.ServerVault}. Uses {@code secret}, which encrypts and knows WSO2's formats.
 */
package io.github.ishardening.hardening.vault;
