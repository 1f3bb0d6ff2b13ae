package io.github.ishardening.trust;

/** How expired authorities in the distribution's own truststore are handled. */
public enum ExpiredPolicy {
    /** They are removed. */
    DROP,
    /** They are kept. */
    KEEP
}
