package io.github.ishardening.control;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.SecureVault;
import io.github.ishardening.secret.VaultAlgorithm;
import io.github.ishardening.secret.VaultFile;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;

/** The Secure Vault of a server, opened with its internal key. */
final class AuditedVault {

    private final DeploymentToml toml;
    private final SecureVault vault;

    private AuditedVault(DeploymentToml toml, SecureVault vault) {
        this.toml = toml;
        this.vault = vault;
    }

    /** Opens the vault; empty if its key can't be had, or it is of the symmetric kind. */
    static Optional<AuditedVault> open(
            Distribution distribution, DeploymentToml toml, Rendered rendered, Passwords passwords) throws IOException {
        var use = new StoreUses(rendered, passwords).keystore("internal");
        var conf = VaultConf.read(distribution);
        if (use.isEmpty()
                || use.get().password().isEmpty()
                || use.get().keyPassword().isEmpty()
                || conf.isEmpty()
                || conf.get().isSymmetric()
                || !distribution.exists(use.get().path())) {
            return Optional.empty();
        }
        try {
            var entry = KeystoreReader.open(
                            use.get().path(),
                            distribution.read(use.get().path()),
                            use.get().password().get())
                    .entry(use.get().alias().orElse(""), use.get().keyPassword().get());
            // Only decrypts, for which no randomness is needed and nothing is remembered.
            var vault = new SecureVault(
                    entry.certificate(),
                    entry.key(),
                    conf.get().algorithm(),
                    VaultFile.parse(SecretConf.PATH, Optional.empty()),
                    new SecureRandom());
            return Optional.of(new AuditedVault(toml, vault));
        } catch (ProblemException e) {
            // keystore-unreadable says so
            return Optional.empty();
        }
    }

    /** The algorithm that the server will decrypt with. */
    VaultAlgorithm algorithm() {
        return vault.algorithm();
    }

    /** The secret behind an alias; empty if there is no such entry or this key doesn't decrypt it. */
    Optional<Secret> secret(String alias) {
        return toml.string(DeploymentToml.key("secrets", alias)).flatMap(vault::decrypt);
    }
}
