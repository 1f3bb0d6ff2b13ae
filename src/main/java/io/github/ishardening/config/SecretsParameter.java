package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.secret.VaultKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** {@code <secrets>}: how secrets get into the server. */
public class SecretsParameter {

    /**
     * {@code vault} (default): encrypted in deployment.toml; {@code environment}: from variables of the server's
     * environment; {@code plain}: in plain text, for tests.
     */
    private String mode = "vault";

    /**
     * What opens the vault: {@code rsa}, the key of the internal store; {@code aes}, a secret key beside it, for Identity
     * Server 7.1 and later, which encrypts secrets of any length. Default: {@code aes} for new servers of these versions,
     * {@code rsa} for others, and for keys that were made for a server with data or by an earlier version of the plugin.
     */
    private String vaultKey;

    /**
     * The file with the password of the vault that is written for whoever starts the server, to
     * {@code is-hardening/hand-over} in the output directory: {@code tmp} ({@code password-tmp}, deleted when read),
     * {@code persist} ({@code password-persist}, stays) or {@code none} (default).
     */
    private String passwordFile = "none";

    /**
     * Where {@code [encryption] key} is, for a server that already has data; generated and kept where no source is named.
     */
    private PasswordParameter encryptionKey = new PasswordParameter();

    private final List<NamedSecretParameter> secrets = new ArrayList<>();

    /** Called by Maven for every {@code <secret>}: one that the fragment refers to. */
    public void addSecret(NamedSecretParameter secret) {
        secrets.add(secret);
    }

    SecretsMode mode() {
        return Choice.of("<secrets><mode>", mode, SecretsMode.class);
    }

    Optional<VaultKey> vaultKey() {
        if (vaultKey == null) {
            return Optional.empty();
        }
        var key = Choice.of("<secrets><vaultKey>", vaultKey, VaultKey.class);
        if (key != VaultKey.RSA) {
            requireVault("<secrets><vaultKey>");
        }
        return Optional.of(key);
    }

    PasswordFile passwordFile() {
        var file = Choice.of("<secrets><passwordFile>", passwordFile, PasswordFile.class);
        if (file != PasswordFile.NONE) {
            requireVault("<secrets><passwordFile>");
        }
        return file;
    }

    /**
     * Refuses what only a vault has.
     *
     * @param where the parameter that asks for it
     * @throws ProblemException if secrets get into the server otherwise
     */
    void requireVault(String where) {
        if (mode() != SecretsMode.VAULT) {
            throw new ProblemException(
                    where,
                    "requires <mode>vault</mode>, but the mode is %s.".formatted(mode),
                    "Leave one of them out.");
        }
    }

    PasswordParameter encryptionKey() {
        return encryptionKey;
    }

    List<NamedSecretParameter> secrets() {
        return secrets;
    }

    /**
     * What the user's own secrets are called.
     *
     * @throws ProblemException if a name is wrong, or two secrets have it
     */
    List<SecretName> names() {
        var names = new LinkedHashSet<SecretName>();
        for (NamedSecretParameter secret : secrets) {
            SecretName name = secret.toName();
            if (!names.add(name)) {
                throw new ProblemException(
                        NamedSecretParameter.WHERE,
                        "is %s twice.".formatted(name.key()),
                        "Give each secret a name of its own.");
            }
        }
        return List.copyOf(names);
    }
}
