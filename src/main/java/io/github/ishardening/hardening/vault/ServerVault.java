package io.github.ishardening.hardening.vault;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.secret.PortalPassword;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretReferences;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.secret.SecureVault;
import io.github.ishardening.secret.VaultAlgorithm;
import io.github.ishardening.secret.VaultFile;
import io.github.ishardening.server.VaultKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.SecretKey;

/** Provides the secrets of one server: in its vault, its environment, or in plain text. */
public final class ServerVault {

    private final VaultFile kept;
    private final SecureVault vault;
    private final Optional<SecretKey> key;
    private final SecretReferences references;
    private final SortedMap<String, String> named = new TreeMap<>();

    /**
     * Prepares the secrets for a distribution, whose cipher tool determines the RSA algorithm. Call it inside
     * {@link KeysDirectory#exclusively}.
     *
     * @throws ProblemException if a secret key is requested, but not supported by the server's vault
     */
    public ServerVault(HardeningRequest request, ServerKeys keys, Distribution distribution, BuildContext context)
            throws IOException {
        kept = KeptCiphertexts.read(request.keys().directory());
        key = keys.vaultKey();
        if (key.isPresent() && !VaultKeys.canBeSecret(distribution)) {
            throw new ProblemException(
                    "<secrets><vaultKey>",
                    "the vault of %s supports only RSA keys.".formatted(distribution.product()),
                    "Remove it, or use Identity Server 7.1 or later.");
        }
        vault = key.isPresent()
                ? SecureVault.ofAes(key.get(), kept, context.opened().decryptions(), context.random())
                : rsaVault(keys, VaultAlgorithm.forCipherTool(VaultKeys.cipherTool(distribution)), context);
        references = new SecretReferences(request.secretsMode(), vault);
    }

    private SecureVault rsaVault(ServerKeys keys, VaultAlgorithm algorithm, BuildContext context) {
        var internal = keys.key(Role.INTERNAL).entry();
        return SecureVault.ofRsa(
                internal.certificate(),
                internal.key(),
                algorithm,
                kept,
                context.opened().decryptions(),
                context.random());
    }

    /** The vault's secret key, if it has one. */
    public Optional<SecretKey> key() {
        return key;
    }

    /** The references to secrets in the configuration. */
    public SecretReferences references() {
        return references;
    }

    /** The ciphertexts to store for the next build. */
    public VaultFile kept() {
        return kept;
    }

    /**
     * Writes {@code [secrets]} and the vault's configuration, after all references to secrets have been made.
     *
     * @param fragment the user's part of the configuration, for messages
     * @throws ProblemException if the configuration refers to an undefined secret, or contains one that the server
     *     couldn't decrypt
     */
    public void seal(HardeningContext hardening, Optional<DeploymentToml> fragment) throws IOException {
        var toml = hardening.toml();
        named.forEach(toml::replaceSecret);
        // A fragment may have overridden the reference to a secret that a control encrypted.
        Set<String> used = new HashSet<>(named.keySet());
        used.addAll(toml.secretReferences().keySet());
        used.addAll(PortalPassword.references(hardening.distribution()));
        references.vaultEntries().forEach((alias, ciphertext) -> {
            if (used.contains(alias)) {
                toml.setSecret(alias, ciphertext);
            }
        });
        var problems = new ArrayList<Problem>();
        if (references.mode() == SecretsMode.VAULT) {
            problems.addAll(FoundSecrets.problems(hardening, vault));
        }
        toml.secretReferences().keySet().stream()
                .filter(alias -> !toml.has("secrets." + alias))
                .map(alias -> unknown(
                        alias,
                        fragment.filter(part -> part.secretReferences().containsKey(alias))
                                .orElse(toml)))
                .forEach(problems::add);
        ProblemException.throwIfAny(problems);
        if (!references.vaultEntries().isEmpty()) {
            var internal = hardening.keystores().get(Role.INTERNAL);
            var store = internal.store();
            var conf = new SecretConf(store.path(), store.type().name(), internal.alias(), vault.algorithm());
            hardening
                    .distribution()
                    .writePrivate(
                            SecretConf.PATH,
                            conf.text().getBytes(StandardCharsets.ISO_8859_1),
                            hardening.settings().privateFiles());
        }
    }

    private static Problem unknown(String alias, DeploymentToml toml) {
        String key = toml.secretReferences().get(alias);
        return new Problem(
                toml.position(key),
                "%s refers to $secret{%s}, which isn't defined.".formatted(key, alias),
                "Specify its source in <secrets><secret>.");
    }

    /** Adds a secret that the user defines, for the fragment or for another file. */
    public void add(SecretName name, ServerKeys keys) {
        named.put(name.alias(), references.reference(name, keys.secret(name)));
    }
}
