package io.github.ishardening.trust;

/** What happens to expired authorities of the distribution's own truststore. */
public enum ExpiredPolicy {
    /** They are removed. */
    DROP,
    /** They stay. */
    KEEP
}
