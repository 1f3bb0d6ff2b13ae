package io.github.ishardening.trust;

/** A fault of a certificate that the user lets pass. There is none for a published key. */
public enum Tolerance {
    /** It has expired. */
    EXPIRED,
    /** Its key is below RSA-2048, or its signature below SHA-256. */
    WEAK
}
