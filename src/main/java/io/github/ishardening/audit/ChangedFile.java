package io.github.ishardening.audit;

import io.github.ishardening.distribution.source.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that differs from the stock distribution.
 *
 * @param path the file, relative to the distribution's top folder
 * @param change whether it is new, another, or gone
 * @param before the SHA-256 of its content as it was shipped, in lower-case hexadecimal; empty of a new file
 * @param after the SHA-256 of its content now; empty of a file that is gone
 * @param rules the ids of the rules whose controls edited it, as far as that is known
 * @param hunks the lines by which it differs with those around them, secrets masked, each run of them by itself; empty of
 *     what isn't text, or too long
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
