package io.github.ishardening.secret;

/** What kind of key opens the server's vault. */
public enum VaultKey {
    /** The RSA key of the internal keystore, as every version of the server can have it. */
    RSA,
    /** A secret AES-256 key of its own beside it, as Identity Server 7.1 and later can have it. */
    AES
}
