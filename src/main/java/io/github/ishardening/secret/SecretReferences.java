package io.github.ishardening.secret;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns secrets into what stands for them in the configuration, according to a {@link SecretsMode}, and remembers what
 * that needs elsewhere.
 */
public sealed interface SecretReferences {

    /** The mode. */
    SecretsMode mode();

    /**
     * What to write in the place of a secret.
     *
     * @throws io.github.ishardening.problem.ProblemException if the secret can't be written in this mode
     */
    String reference(SecretName name, Secret secret);

    /** The entries that {@code [secrets]} of {@code deployment.toml} needs for what was referred to: alias, ciphertext. */
    default SortedMap<String, String> vaultEntries() {
        return Collections.emptySortedMap();
    }

    /** References for {@link SecretsMode#VAULT}. */
    static SecretReferences vault(SecureVault vault) {
        return new Encrypted(vault);
    }

    /** References for {@link SecretsMode#ENVIRONMENT}. */
    static SecretReferences environment() {
        return new Variables();
    }

    /** References for {@link SecretsMode#PLAIN}: the secrets themselves. */
    static SecretReferences plain() {
        return new Clear();
    }

    /** {@code $secret{alias}}. */
    final class Encrypted implements SecretReferences {

        private final SecureVault vault;
        private final SortedMap<String, String> entries = new TreeMap<>();

        private Encrypted(SecureVault vault) {
            this.vault = vault;
        }

        @Override
        public SecretsMode mode() {
            return SecretsMode.VAULT;
        }

        @Override
        public String reference(SecretName name, Secret secret) {
            String ciphertext = vault.encrypt(name.alias(), secret);
            String before = entries.putIfAbsent(name.alias(), ciphertext);
            if (before != null && !before.equals(ciphertext)) {
                throw new IllegalStateException("two secrets for the alias " + name.alias());
            }
            return "$secret{" + name.alias() + "}";
        }

        @Override
        public SortedMap<String, String> vaultEntries() {
            return Collections.unmodifiableSortedMap(entries);
        }
    }

    /** {@code $env{NAME}}. */
    final class Variables implements SecretReferences {

        private Variables() {}

        @Override
        public SecretsMode mode() {
            return SecretsMode.ENVIRONMENT;
        }

        @Override
        public String reference(SecretName name, Secret secret) {
            return "$env{" + name.environmentVariable() + "}";
        }
    }

    /** The secret itself. */
    final class Clear implements SecretReferences {

        private Clear() {}

        @Override
        public SecretsMode mode() {
            return SecretsMode.PLAIN;
        }

        @Override
        public String reference(SecretName name, Secret secret) {
            SecretRule.COPIED.check(name.key(), secret);
            return secret.reveal();
        }
    }
}
