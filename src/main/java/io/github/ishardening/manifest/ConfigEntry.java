package io.github.ishardening.manifest;

import java.util.OptionalInt;

/**
 * The value of a key in a ConfigMap or Secret.
 *
 * @param content the content, decoded if it was in Base64
 * @param line the line of the manifest where it begins, counted from 1
 * @param firstLine the line of the manifest that is the first line of the content, if lines correspond one to one, as
 *     in a literal block ({@code |})
 */
public record ConfigEntry(byte[] content, int line, OptionalInt firstLine) {}
