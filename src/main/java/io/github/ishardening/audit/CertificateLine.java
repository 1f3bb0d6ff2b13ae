package io.github.ishardening.audit;

import java.time.Instant;

/**
 * A certificate and its time.
 *
 * @param name the role or alias it is known by
 * @param subject its subject
 * @param from its first moment
 * @param until its last moment
 */
public record CertificateLine(String name, String subject, Instant from, Instant until) {}
