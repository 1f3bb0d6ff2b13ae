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

/**
 * {@code <secrets>}: how the server gets its secrets.
 *
 * <pre>{@code
 * <secrets>
 *   <vaultKey>aes</vaultKey>
 *   <passwordFile>tmp</passwordFile>
 *   <secret>
 *     <name>db_password</name>
 *     <env>DB_PASSWORD</env>
 *   </secret>
 * </secrets>
 * }</pre>
 */
public class SecretsParameter {

    /**
     * {@code vault} (default): encrypted in deployment.toml; {@code environment}: in environment variables of the
     * server; {@code plain}: in plain text, for tests.
     */
    private String mode = "vault";

    /**
     * The key of the vault: {@code rsa}, the key in the internal store; {@code aes}, an AES key in the same store,
     * which encrypts secrets of any length (Identity Server 7.1 and later). Default: {@code aes} for new servers of
     * these versions; {@code rsa} for others, for servers with data, and for keys from an earlier version of the
     * plugin.
     */
    private String vaultKey;

    /**
     * Which file with the vault password to write for the operator, to {@code is-hardening/hand-over} in the output
     * directory: {@code tmp} ({@code password-tmp}, deleted when read), {@code persist} ({@code password-persist},
     * which is kept) or {@code none} (default).
     */
    private String passwordFile = "none";

    /**
     * The source of {@code [encryption] key}, for a server that already has data; by default, the key is generated and
     * kept.
     */
    private PasswordParameter encryptionKey = new PasswordParameter();

    private final List<NamedSecretParameter> secrets = new ArrayList<>();

    /** Your own secrets, which the fragment refers to: one element for each. */
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
     * Requires that the mode is {@code vault}.
     *
     * @param where the parameter that requires it
     * @throws ProblemException if it is another mode
     */
    void requireVault(String where) {
        if (mode() != SecretsMode.VAULT) {
            throw new ProblemException(
                    where, "requires <mode>vault</mode>, but the mode is %s.".formatted(mode), "Remove one of them.");
        }
    }

    PasswordParameter encryptionKey() {
        return encryptionKey;
    }

    List<NamedSecretParameter> secrets() {
        return secrets;
    }

    /**
     * The names of the user's own secrets.
     *
     * @throws ProblemException if a name is invalid or used twice
     */
    List<SecretName> names() {
        var names = new LinkedHashSet<SecretName>();
        for (NamedSecretParameter secret : secrets) {
            SecretName name = secret.toName();
            if (!names.add(name)) {
                throw new ProblemException(
                        NamedSecretParameter.WHERE,
                        "'%s' is used twice.".formatted(name.key()),
                        "Use a different name for each secret.");
            }
        }
        return List.copyOf(names);
    }
}
