package io.github.ishardening.secret;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns secrets into what stands for them in the configuration, according to a {@link SecretsMode}, and remembers what
 * that needs elsewhere.
 */
public final class SecretReferences {

    private final SecretsMode mode;
    private final SecureVault vault;
    private final SortedMap<String, String> vaultEntries = new TreeMap<>();

    /**
     * References for a mode.
     *
     * @param vault encrypts where the mode is {@link SecretsMode#VAULT}; no other uses it
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
     * What to write in the place of a secret.
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

    /** The entries that {@code [secrets]} of {@code deployment.toml} needs for what was referred to: alias, ciphertext. */
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
