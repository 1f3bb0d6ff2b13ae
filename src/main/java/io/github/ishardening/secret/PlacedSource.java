package io.github.ishardening.secret;

/**
 * A source that a user named, and where.
 *
 * @param where the configuration element, for messages
 * @param source where the secret is
 */
public record PlacedSource(String where, SecretSource source) {}
