package io.github.ishardening.secret;

/**
 * A secret's source, with the configuration element in which it is specified.
 *
 * @param where the configuration element, for messages
 * @param source the source
 */
public record PlacedSource(String where, SecretSource source) {}
