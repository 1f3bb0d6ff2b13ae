package io.github.ishardening.json;

/**
 * A number as it was read. Some are too large to make one of.
 *
 * @param text as it stands there
 */
public record JsonNumber(String text) {}
