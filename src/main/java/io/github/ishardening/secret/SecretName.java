package io.github.ishardening.secret;

import io.github.ishardening.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names of one secret.
 *
 * @param key its name in {@code secrets.properties}: {@code tls.password}
 * @param alias its name in the server's vault, which must match {@code [a-z0-9_]+}: WSO2's cipher tool doesn't remove
 *     the quotes of other aliases when comparing them
 */
public record SecretName(String key, String alias) {

    // Declared first, because the constants below are checked against it.
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9_]+");

    /** The password of the primary keystore and its key. */
    public static final SecretName PRIMARY_PASSWORD = new SecretName("primary.password", "keystore_primary_password");

    /** The password of the internal keystore and its key, which opens the vault itself. */
    public static final SecretName INTERNAL_PASSWORD =
            new SecretName("internal.password", "keystore_internal_password");

    /** The password of the tls keystore and its key. */
    public static final SecretName TLS_PASSWORD = new SecretName("tls.password", "keystore_tls_password");

    /** The password of the truststore. */
    public static final SecretName TRUSTSTORE_PASSWORD = new SecretName("truststore.password", "truststore_password");

    /** The password of the truststore that the HTTPS connector uses for client certificates. */
    public static final SecretName MUTUAL_TLS_PASSWORD =
            new SecretName("mutual-tls.password", "mutual_tls_truststore_password");

    /** The password of the super admin. */
    public static final SecretName ADMIN_PASSWORD = new SecretName("admin.password", "super_admin_password");

    /** The password of the account with which a server's components call each other. */
    public static final SecretName INTERNAL_ACCOUNT_PASSWORD =
            new SecretName("internal-account.password", "internal_account_password");

    /** The key that encrypts stored data in Identity Server 5.11 and later. */
    public static final SecretName ENCRYPTION_KEY = new SecretName("encryption.key", "encryption_key");

    /** The former key for stored data, with which Identity Server 7.1 and later still decrypts. */
    public static final SecretName ENCRYPTION_OLD_KEY = new SecretName("encryption.old-key", "encryption_old_key");

    /** The password with which the portals call the server. */
    public static final SecretName APP_PASSWORD = new SecretName("app.password", "app_password");

    /** The password with which adaptive authentication calls an event server, if one is set up. */
    public static final SecretName PUBLISHER_PASSWORD =
            new SecretName("publisher.password", "event_publisher_password");

    /** The secret key of a vault, if it has one. */
    public static final SecretName VAULT_KEY = new SecretName("vault.key", "vault_key");

    private static final List<SecretName> OURS = List.of(
            PRIMARY_PASSWORD,
            INTERNAL_PASSWORD,
            TLS_PASSWORD,
            TRUSTSTORE_PASSWORD,
            MUTUAL_TLS_PASSWORD,
            ADMIN_PASSWORD,
            INTERNAL_ACCOUNT_PASSWORD,
            ENCRYPTION_KEY,
            ENCRYPTION_OLD_KEY,
            APP_PASSWORD,
            PUBLISHER_PASSWORD,
            VAULT_KEY);

    /**
     * Checks the alias.
     *
     * @throws IllegalArgumentException if it doesn't match {@code [a-z0-9_]+}
     */
    public SecretName {
        if (!ALIAS.matcher(alias).matches()) {
            throw new IllegalArgumentException("not a vault alias: " + alias);
        }
    }

    /** The names of all secrets that this plugin sets itself. */
    public static List<SecretName> ours() {
        return OURS;
    }

    /** The name of the password of a role's store: {@code tls.password}, {@code keystore_tls_password}. */
    public static SecretName ofStore(String role) {
        return new SecretName(role + ".password", "keystore_" + role + "_password");
    }

    /** The name of the password of the key in a user-provided store: {@code tls.key.password}. */
    public static SecretName ofKey(String role) {
        return of(role + ".key.password");
    }

    /** The name of a secret whose alias is its key with {@code _} instead of {@code .}. */
    public static SecretName of(String key) {
        return new SecretName(key, key.replace('.', '_'));
    }

    /**
     * The name of a secret to which the user's own fragment refers.
     *
     * @param where the parameter that contains it, for messages
     * @throws ProblemException if it doesn't match {@code [a-z0-9_]+}, or is an alias of this plugin
     */
    public static SecretName ofUser(String where, String name) {
        if (!ALIAS.matcher(name).matches()) {
            throw new ProblemException(where, "must consist of a-z, 0-9 and _, but is " + name + ".");
        }
        if (OURS.stream().anyMatch(ours -> ours.alias().equals(name))) {
            throw new ProblemException(
                    where, name + " is the name of a secret that the plugin sets itself.", "Choose another.");
        }
        return of(name);
    }

    /** The environment variable for the secret in environment mode: {@code IS_TLS_PASSWORD}. */
    public String environmentVariable() {
        return "IS_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
