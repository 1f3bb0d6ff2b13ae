package io.github.ishardening.keymanager;

/** How API Manager gets the key that verifies tokens. */
public enum TokenCertificates {
    /** From the Identity Server at run time, so that a new key needs no new registration. */
    JWKS,
    /** From the registration, which contains the certificate of the primary key. */
    PEM
}
