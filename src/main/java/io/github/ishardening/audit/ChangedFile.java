package io.github.ishardening.audit;

import io.github.ishardening.distribution.source.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that differs from the stock distribution.
 *
 * @param path the file, relative to the distribution's top folder
 * @param change whether it was added, replaced or deleted
 * @param before the SHA-256 of its stock content, in lower-case hexadecimal; empty if it was added
 * @param after the SHA-256 of its content now; empty if it was deleted
 * @param rules the ids of the rules whose controls edited it, as far as known
 * @param hunks runs of changed lines with their context, secrets masked; empty if the file isn't text or is too long
 */
public record ChangedFile(
        String path,
        Change change,
        Optional<String> before,
        Optional<String> after,
        Set<String> rules,
        List<List<ChangedLine>> hunks) {

    /** Copies the collections. */
    public ChangedFile {
        rules = Set.copyOf(rules);
        hunks = hunks.stream().map(List::copyOf).toList();
    }
}
