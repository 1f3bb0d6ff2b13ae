package io.github.ishardening.keymanager;

/** How API Manager gets the key that tokens are signed with. */
public enum TokenCertificates {
    /** It asks the Identity Server, so that a new key needs no new registration. */
    JWKS,
    /** The certificate of the primary key is part of the registration. */
    PEM
}
