package io.github.ishardening.inspection.change;

import io.github.ishardening.audit.TrustLine;
import io.github.ishardening.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Whom the server doesn't trust any more, and why. Kept in a file, a line each, for audits in goals to come.
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

    /** Those of these files: what an earlier build kept may be of others. */
    List<TrustLine> of(Set<String> paths) {
        return lines.stream().filter(line -> paths.contains(line.holder())).toList();
    }

    /** What is kept in a file; none if there is no such file, and lines that aren't ours are passed over. */
    public static RemovedCertificates read(Path file) throws IOException {
        return new RemovedCertificates(AtomicFile.lines(file).stream()
                .map(line -> line.split(SEPARATOR, -1))
                .filter(parts -> parts.length == PARTS)
                .map(parts -> new TrustLine(parts[0], parts[1], parts[2]))
                .toList());
    }

    /** Keeps them in a file. */
    public void writeTo(Path file) throws IOException {
        AtomicFile.writePrivate(
                file,
                lines.stream()
                        .map(line -> String.join(SEPARATOR, line.holder(), plain(line.trusted()), line.reason()))
                        .toList());
    }

    /** Aliases may hold anything. */
    private static String plain(String alias) {
        return alias.replaceAll("\\s", " ");
    }
}
