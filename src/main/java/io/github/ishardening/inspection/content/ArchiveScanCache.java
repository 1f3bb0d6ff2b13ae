package io.github.ishardening.inspection.content;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.ishardening.memory.Notes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Remembers in which archives there is neither a store nor a certificate nor a secret, by the SHA-256 of the archive, so that
 * the next audit that looks for the same needs no look into them. What was found, or couldn't be looked into, is never
 * remembered, but looked at again. That a key was published later changes nothing, as a cleared archive holds no certificate
 * at all.
 */
final class ArchiveScanCache {

    private final Notes notes;
    private final Optional<String> sought;
    private final Set<String> before = new HashSet<>();
    private final Set<String> now = new TreeSet<>();

    private ArchiveScanCache(Notes notes, Optional<String> sought) {
        this.notes = notes;
        this.sought = sought;
    }

    /** What was remembered when these secrets were looked for. Where none of them is strong, nothing is remembered. */
    static ArchiveScanCache of(Notes notes, SoughtSecrets secrets) throws IOException {
        var cache = new ArchiveScanCache(notes, secrets.digest(notes.digest()));
        if (cache.sought.isPresent()) {
            var digests = notes.read(cache.sought.get());
            if (digests.isPresent()) {
                digests.get().forEach(digest -> cache.before.add(new String(digest, US_ASCII)));
            }
        }
        return cache;
    }

    /** Whether the archive of this digest needs no look. */
    boolean contains(String digest) {
        boolean isCleared = before.contains(digest);
        if (isCleared) {
            now.add(digest);
        }
        return isCleared;
    }

    /** Remembers that nothing was found in the archive of this digest. */
    void add(String digest) {
        now.add(digest);
    }

    /** Keeps what was remembered in this run, and forgets archives that are gone. */
    void save() throws IOException {
        if (now.equals(before) || sought.isEmpty()) {
            return;
        }
        var digests = new ArrayList<byte[]>();
        now.forEach(digest -> digests.add(digest.getBytes(US_ASCII)));
        notes.write(sought.get(), digests);
    }
}
