package io.github.ishardening.secret;

/** The form in which the hardened server's configuration contains secrets. */
public enum SecretsMode {
    /** Encrypted for WSO2's Secure Vault and referenced as {@code $secret{alias}}; the default. */
    VAULT,
    /** Referenced as {@code $env{NAME}}; the server writes them in plain text into the files that it renders. */
    ENVIRONMENT,
    /** In plain text. */
    PLAIN
}
