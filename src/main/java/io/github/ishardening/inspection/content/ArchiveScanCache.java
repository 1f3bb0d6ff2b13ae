package io.github.ishardening.inspection.content;

import io.github.ishardening.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Remembers in a file in which archives there is neither a store nor a certificate nor a secret, by the SHA-256 of the
 * archive, so that the next audit that looks for the same needs no look into them. What was found, or couldn't be looked into, is never remembered, but looked at
 * again.
 */
public final class ArchiveScanCache {

    private static final String FORGOTTEN = "not remembered";

    private final Path file;
    private final String title;
    private final Set<String> before;
    private final Set<String> now = new TreeSet<>();

    private ArchiveScanCache(Path file, String title, Set<String> before) {
        this.file = file;
        this.title = title;
        this.before = before;
    }

    /** What an earlier audit of the same scanner remembered in a file; nothing if there is none or it can't be understood. */
    public static ArchiveScanCache of(Path file) throws IOException {
        return titled(file, ContentScan.VERSION);
    }

    private static ArchiveScanCache titled(Path file, String title) throws IOException {
        List<String> lines = AtomicFile.lines(file);
        boolean isOurs = !lines.isEmpty() && lines.get(0).equals(title);
        return new ArchiveScanCache(file, title, isOurs ? new HashSet<>(lines.subList(1, lines.size())) : Set.of());
    }

    /** What was remembered when these secrets were looked for. Where none of them is strong, nothing is remembered. */
    ArchiveScanCache of(SoughtSecrets secrets) throws IOException {
        if (secrets.sought().isEmpty()) {
            return this;
        }
        return titled(file, ContentScan.VERSION + " " + secrets.fingerprint().orElse(FORGOTTEN));
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
        if (now.equals(before) || title.endsWith(FORGOTTEN)) {
            return;
        }
        var lines = new ArrayList<String>();
        lines.add(title);
        lines.addAll(now);
        AtomicFile.writePrivate(file, lines);
    }
}
