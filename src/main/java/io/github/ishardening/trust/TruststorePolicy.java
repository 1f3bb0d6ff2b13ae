package io.github.ishardening.trust;

import java.time.Instant;

/**
 * Decides which entries a truststore keeps and which it accepts.
 *
 * @param expired the policy for expired authorities of the distribution
 * @param published the publicly known keys, which must not be trusted
 * @param now the current time
 */
public record TruststorePolicy(ExpiredPolicy expired, PublishedKeys published, Instant now) {}
