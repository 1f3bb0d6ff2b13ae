package io.github.ishardening.distribution;

import io.github.ishardening.distribution.source.Change;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a save does to a file.
 *
 * @param path the file
 * @param change whether it comes, changes or goes
 * @param before the SHA-256 of its content as it was shipped, in lower-case hexadecimal; empty of a new file
 * @param after the SHA-256 of its content as it will be; empty of a file that goes
 * @param mode its permission bits as they will be, such as 0600; empty of a file that goes, or where none are recorded
 */
public record EditedFile(
        String path, Change change, Optional<String> before, Optional<String> after, OptionalInt mode) {}
