package io.github.ishardening.secret;

/** How the configuration of the hardened server holds secrets. */
public enum SecretsMode {
    /** Encrypted for WSO2's Secure Vault and referred to as {@code $secret{alias}}; the default. */
    VAULT,
    /** Referred to as {@code $env{NAME}}; the server writes them in plain text into the files that it renders. */
    ENVIRONMENT,
    /** In clear. */
    PLAIN
}
