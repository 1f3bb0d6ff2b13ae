package io.github.ishardening.distribution;

import io.github.ishardening.distribution.source.Change;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The effect of a save on a file.
 *
 * @param path the file
 * @param change whether it is added, replaced or deleted
 * @param before the SHA-256 of its shipped content, in lower-case hexadecimal; empty for a new file
 * @param after the SHA-256 of its new content; empty for a deleted file
 * @param mode its new permission bits, such as 0600; empty for a deleted file, or if none are recorded
 */
public record EditedFile(
        String path, Change change, Optional<String> before, Optional<String> after, OptionalInt mode) {}
