package io.github.ishardening.secret;

/**
 * A secret's source, and where it is specified.
 *
 * @param where the configuration element, for messages
 * @param source the source
 */
public record PlacedSource(String where, SecretSource source) {}
