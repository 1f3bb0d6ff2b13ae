package io.github.ishardening.json;

/**
 * A number as written in JSON, which may be too large for Java's types.
 *
 * @param text its text
 */
public record JsonNumber(String text) {}
