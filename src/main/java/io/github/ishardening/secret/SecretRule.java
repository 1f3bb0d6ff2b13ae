package io.github.ishardening.secret;

import io.github.ishardening.problem.ProblemException;
import java.util.regex.Pattern;

/** The characters that a secret may contain, depending on where it is used. Messages never reveal the secret. */
public enum SecretRule {
    /** Anything that isn't empty: it is only stored in the vault. */
    ANY(".+", ""),

    /**
     * The password of a keystore that is used only for the store and in the vault. The JDK's PKCS12 encryption requires
     * ASCII, keytool at least 6 characters, and the server reads the password from a line of a file.
     */
    STORE_PASSWORD(
            "[!-~]{6,}",
            "isn't a valid keystore password: it needs 6 or more printable ASCII characters without spaces."),

    /**
     * A secret that the server copies in plain text into XML and properties files. Its templates don't escape anything,
     * and {@code $}, braces and brackets are special to them.
     */
    COPIED(
            "[A-Za-z0-9_.~@*+,:;=/?!|-]+",
            "can't be copied into the server's files, because the server doesn't escape it: it may contain only ASCII"
                    + " letters, digits and _ . - ~ @ * + , : ; = / ? ! |."),

    /** The password of a keystore that the server also copies. */
    COPIED_STORE_PASSWORD(
            "[A-Za-z0-9_.~@*+,:;=/?!|-]{6,}",
            "isn't a valid keystore password: the server copies it into its files without escaping it, so it must"
                    + " consist of 6 or more ASCII letters, digits and _ . - ~ @ * + , : ; = / ? ! |.");

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
     * @param where its source, for the message
     * @throws ProblemException if it is empty or contains anything that this rule doesn't allow
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
