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
 * Remembers, by their SHA-256, archives that contain no store, certificate or secret, so that the next audit that
 * searches for the same secrets can skip them. Archives with findings, or that couldn't be read, are never remembered
 * but searched again. A key that is published later makes no difference, because a cleared archive contains no
 * certificate at all.
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

    /** Reads what was remembered for these secrets. If there are some but none is strong, nothing is remembered. */
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

    /** Whether the archive with this digest can be skipped. */
    boolean contains(String digest) {
        boolean isCleared = before.contains(digest);
        if (isCleared) {
            now.add(digest);
        }
        return isCleared;
    }

    /** Remembers that nothing was found in the archive with this digest. */
    void add(String digest) {
        now.add(digest);
    }

    /** Saves what this run remembered, and forgets archives that are gone. */
    void save() throws IOException {
        if (now.equals(before) || sought.isEmpty()) {
            return;
        }
        var digests = new ArrayList<byte[]>();
        now.forEach(digest -> digests.add(digest.getBytes(US_ASCII)));
        notes.write(sought.get(), digests);
    }
}
