package io.github.ishardening.secret;

/** The type of key for the server's vault. */
public enum VaultKey {
    /** The RSA key of the internal keystore, supported by every version of the server. */
    RSA,
    /** A separate AES-256 key, supported by Identity Server 7.1 and later. */
    AES
}
