package io.github.ishardening.trust;

import java.time.Instant;

/**
 * What decides who stays in a truststore and who gets in.
 *
 * @param expired what happens to expired authorities of the distribution
 * @param published the keys that nobody may trust
 * @param now what time it is
 */
public record TruststorePolicy(ExpiredPolicy expired, PublishedKeys published, Instant now) {}
