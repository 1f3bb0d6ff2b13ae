package io.github.ishardening.trust;

/** A defect of a certificate that the user accepts. A publicly known key can't be accepted. */
public enum Tolerance {
    /** It has expired. */
    EXPIRED,
    /** Its key is below RSA-2048, or its signature below SHA-256. */
    WEAK
}
