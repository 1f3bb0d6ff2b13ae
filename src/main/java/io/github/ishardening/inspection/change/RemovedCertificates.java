package io.github.ishardening.inspection.change;

import io.github.ishardening.audit.TrustLine;
import io.github.ishardening.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The certificates that hardening removed from truststores. Kept in a file, one per line, for audits by later goals.
 *
 * @param lines the store, the alias and the reason of each
 */
public record RemovedCertificates(List<TrustLine> lines) {

    private static final String SEPARATOR = "\t";
    private static final int PARTS = 3;

    /** Copies the list. */
    public RemovedCertificates {
        lines = List.copyOf(lines);
    }

    /** The certificates removed from these truststores; a file kept by an earlier build may name others. */
    List<TrustLine> of(Set<String> paths) {
        var named = new ArrayList<>(lines);
        named.removeIf(line -> !paths.contains(line.holder()));
        return List.copyOf(named);
    }

    /** Reads them from a file; none if it doesn't exist. Skips malformed lines. */
    public static RemovedCertificates read(Path file) throws IOException {
        var lines = new ArrayList<TrustLine>();
        for (String line : AtomicFile.lines(file)) {
            String[] parts = line.split(SEPARATOR, -1);
            if (parts.length == PARTS) {
                lines.add(new TrustLine(parts[0], parts[1], parts[2]));
            }
        }
        return new RemovedCertificates(lines);
    }

    public void writeTo(Path file) throws IOException {
        var texts = new ArrayList<String>();
        for (TrustLine line : lines) {
            texts.add(String.join(SEPARATOR, line.holder(), plain(line.trusted()), line.reason()));
        }
        AtomicFile.writePrivate(file, texts);
    }

    /** Aliases may contain any character. */
    private static String plain(String alias) {
        return alias.replaceAll("\\s", " ");
    }
}
