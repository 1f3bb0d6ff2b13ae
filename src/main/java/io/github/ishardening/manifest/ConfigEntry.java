package io.github.ishardening.manifest;

import java.util.OptionalInt;

/**
 * What a ConfigMap or a Secret holds under a key.
 *
 * @param content decoded where it was in Base64
 * @param line the line of the manifest where it begins, counted from 1
 * @param firstLine the line of the manifest that is the first line of the content, where each line of that has one of its
 *     own: in a literal block ({@code |})
 */
public record ConfigEntry(byte[] content, int line, OptionalInt firstLine) {}
