package io.github.ishardening.json;

/**
 * A number as written in JSON, which may be too large for Java's types.
 *
 * @param text the number as written, such as {@code 1e400}
 */
public record JsonNumber(String text) {}
