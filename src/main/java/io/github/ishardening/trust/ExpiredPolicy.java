package io.github.ishardening.trust;

/** The handling of expired authorities in the distribution's own truststore. */
public enum ExpiredPolicy {
    /** They are removed. */
    DROP,
    /** They are kept. */
    KEEP
}
