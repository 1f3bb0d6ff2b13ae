package io.github.ishardening.inspection.store;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.OpenedKeystore;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Decryptions;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.SecureVault;
import io.github.ishardening.secret.VaultAlgorithm;
import io.github.ishardening.secret.VaultFile;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The Secure Vault of a server, opened with its internal key.
 *
 * @param toml the entries of the vault
 * @param vault the vault that decrypts them
 */
public record OpenedVault(DeploymentToml toml, SecureVault vault) {

    /** Opens the vault; empty if its key isn't available. */
    static Optional<OpenedVault> open(
            Distribution distribution,
            StoreOpenings openings,
            DeploymentToml toml,
            Rendered rendered,
            PasswordResolver passwords,
            Decryptions decryptions)
            throws IOException {
        var use = new KeystoreReferences(rendered, passwords).keystore("internal");
        var conf = VaultConf.read(distribution);
        if (use.isEmpty()
                || use.get().password().isEmpty()
                || use.get().keyPassword().isEmpty()
                || conf.isEmpty()
                || !distribution.exists(use.get().path())) {
            return Optional.empty();
        }
        try {
            var store = openings.open(use.get().path(), use.get().password().get());
            return vault(store, use.get(), conf.get().algorithm(), decryptions)
                    .map(vault -> new OpenedVault(toml, vault));
        } catch (ProblemException e) {
            // The rule keystore-unreadable reports this.
            return Optional.empty();
        }
    }

    /** Only decrypts, for which no randomness is needed. */
    private static Optional<SecureVault> vault(
            OpenedKeystore store, KeystoreReference use, VaultAlgorithm algorithm, Decryptions decryptions) {
        var nothing = new VaultFile(SecretConf.PATH, Optional.empty());
        String alias = use.alias().orElse("");
        Secret password = use.keyPassword().orElseThrow();
        if (algorithm == VaultAlgorithm.AES_GCM) {
            return store.secretKey(alias, password)
                    .map(key -> SecureVault.ofAes(key, nothing, decryptions, new SecureRandom()));
        }
        var entry = store.entry(alias, password);
        return Optional.of(SecureVault.ofRsa(
                entry.certificate(), entry.key(), algorithm, nothing, decryptions, new SecureRandom()));
    }

    /** The algorithm that the server will decrypt with. */
    VaultAlgorithm algorithm() {
        return vault.algorithm();
    }

    /** The secret of an alias; empty if there is no such entry or this key doesn't decrypt it. */
    public Optional<Secret> secret(String alias) {
        return toml.string(DeploymentToml.key("secrets", alias)).flatMap(vault::decrypt);
    }
}
