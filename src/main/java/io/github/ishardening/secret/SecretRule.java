package io.github.ishardening.secret;

import io.github.ishardening.problem.ProblemException;
import java.util.regex.Pattern;

/** Which characters a secret may have, depending on where it goes. Messages never reveal the secret. */
public enum SecretRule {
    /** Anything that isn't empty: it only goes into the vault. */
    ANY(".+", ""),

    /**
     * The password of a keystore, which only goes into the store and the vault. PKCS12 encryption of the JDK refuses
     * what is no ASCII, keytool refuses fewer than 6 characters, and the server takes the password from a line of a file.
     */
    STORE_PASSWORD(
            "[!-~]{6,}",
            "isn't a valid keystore password: it needs 6 or more printable ASCII characters without spaces."),

    /**
     * A secret that the server copies in plain text into XML and properties files. Its templates escape nothing, and
     * {@code $}, braces and brackets mean something to them.
     */
    COPIED(
            "[A-Za-z0-9_.~@*+,:;=/?!|-]+",
            "can't be copied into the server's files, because the server doesn't escape it: it may contain only ASCII"
                    + " letters, digits and _ . - ~ @ * + , : ; = / ? ! |."),

    /** The password of a keystore that the server copies too. */
    COPIED_STORE_PASSWORD(
            "[A-Za-z0-9_.~@*+,:;=/?!|-]{6,}",
            "isn't a valid keystore password: the server copies it into its files without escaping it, so it may"
                    + " contain only 6 or more ASCII letters, digits and _ . - ~ @ * + , : ; = / ? ! |.");

    private final Pattern allowed;
    private final String complaint;

    SecretRule(String allowed, String complaint) {
        this.allowed = Pattern.compile(allowed, Pattern.DOTALL);
        this.complaint = complaint;
    }

    /** The rule for the password of a keystore in a mode. */
    public static SecretRule forStorePassword(SecretsMode mode) {
        return mode == SecretsMode.VAULT ? STORE_PASSWORD : COPIED_STORE_PASSWORD;
    }

    /** The rule for any other secret in a mode. */
    public static SecretRule forValue(SecretsMode mode) {
        return mode == SecretsMode.VAULT ? ANY : COPIED;
    }

    /**
     * Checks a secret.
     *
     * @param where where it came from, for the message
     * @throws ProblemException if it is empty or holds what this rule doesn't allow
     */
    public void check(String where, Secret secret) {
        if (secret.length() == 0) {
            throw new ProblemException(where, "the secret is empty.");
        }
        if (!allowed.matcher(secret.reveal()).matches()) {
            throw new ProblemException(
                    where, "the secret " + complaint, "Choose another one, or remove the source to generate one.");
        }
    }
}
