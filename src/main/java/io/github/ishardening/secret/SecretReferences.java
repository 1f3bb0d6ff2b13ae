package io.github.ishardening.secret;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Replaces secrets in the configuration with references, according to a {@link SecretsMode}, and collects the vault
 * entries that the references need.
 */
public final class SecretReferences {

    private final SecretsMode mode;
    private final SecureVault vault;
    private final SortedMap<String, String> vaultEntries = new TreeMap<>();

    /**
     * References for a mode.
     *
     * @param vault encrypts in mode {@link SecretsMode#VAULT}; unused in other modes
     */
    public SecretReferences(SecretsMode mode, SecureVault vault) {
        this.mode = mode;
        this.vault = vault;
    }

    /** The mode. */
    public SecretsMode mode() {
        return mode;
    }

    /**
     * The text to write in place of a secret.
     *
     * @throws io.github.ishardening.problem.ProblemException if the secret can't be written in this mode
     */
    public String reference(SecretName name, Secret secret) {
        return switch (mode) {
            case VAULT -> encrypted(name.alias(), secret);
            case ENVIRONMENT -> "$env{" + name.environmentVariable() + "}";
            case PLAIN -> {
                SecretRule.COPIED.check(name.key(), secret);
                yield secret.reveal();
            }
        };
    }

    /** The entries needed in {@code [secrets]} of {@code deployment.toml} for the references: ciphertexts by alias. */
    public SortedMap<String, String> vaultEntries() {
        return Collections.unmodifiableSortedMap(vaultEntries);
    }

    private String encrypted(String alias, Secret secret) {
        String ciphertext = vault.encrypt(alias, secret);
        String before = vaultEntries.putIfAbsent(alias, ciphertext);
        if (before != null && !before.equals(ciphertext)) {
            throw new IllegalStateException("two secrets for the alias " + alias);
        }
        return "$secret{" + alias + "}";
    }
}
