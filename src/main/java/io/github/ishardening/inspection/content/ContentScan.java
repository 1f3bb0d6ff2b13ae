package io.github.ishardening.inspection.content;

import static io.github.ishardening.keystore.ContentKind.ARCHIVE;
import static io.github.ishardening.keystore.ContentKind.PEM;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.content.Contents.Found;
import io.github.ishardening.inspection.content.LeftoverSearch.Source;
import io.github.ishardening.inspection.store.KeystoreInventory;
import io.github.ishardening.inspection.store.StoreOpenings;
import io.github.ishardening.keystore.ContentKind;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipException;

/**
 * Finds stores and certificates in a distribution by their contents, including in nested archives. Each is read, passed
 * on and released; what exceeds the limits is listed instead of read.
 */
public final class ContentScan {

    /** Deeper than anything that a server deploys. */
    private static final int DEEPEST = 8;

    /** The largest web applications are 100 MB in size, and the archives in them a tenth of that. */
    private static final long LARGEST_ARCHIVE = 512L << 20;

    private static final long LARGEST_INNER_ARCHIVE = 64L << 20;

    /** Nobody reads more findings, and memory must not fill up. */
    private static final int MOST_FOUND = 1000;

    private final Distribution distribution;
    private final Optional<ArchiveScanCache> archives;
    private final Reader reader;
    private final LeftoverSearch search;
    private final ContentBudget budget;
    private final List<Found> found = new ArrayList<>();
    private final UnreadFiles unread = new UnreadFiles();
    private final ArchiveEntries entries;

    private ContentScan(
            Distribution distribution,
            Optional<ArchiveScanCache> archives,
            Reader reader,
            LeftoverSearch search,
            ContentBudget budget) {
        this.distribution = distribution;
        this.archives = archives;
        this.reader = reader;
        this.search = search;
        this.budget = budget;
        this.entries = new ArchiveEntries(budget, unread);
    }

    /** Evaluates what is found. */
    @FunctionalInterface
    public interface Reader {
        /** Returns what rules report about it; throws a {@link ProblemException} if it is too large to read. */
        Optional<Found> read(String path, ContentKind kind, byte[] content) throws IOException;
    }

    /**
     * Reads every file of the distribution, and searches archives.
     *
     * @param cleared notes of archives in which nothing was found; if empty, archives aren't searched
     * @param secrets secrets to search for as well
     * @param isExpected whether a file may contain these secrets
     */
    public static Contents of(
            Distribution distribution,
            Optional<Notes> cleared,
            Reader reader,
            SoughtSecrets secrets,
            Predicate<String> isExpected)
            throws IOException {
        return of(distribution, cleared, reader, ContentBudget.usual(), secrets, isExpected);
    }

    /** Does the same within a given budget. */
    public static Contents of(
            Distribution distribution,
            Optional<Notes> cleared,
            Reader reader,
            ContentBudget budget,
            SoughtSecrets secrets,
            Predicate<String> isExpected)
            throws IOException {
        Optional<ArchiveScanCache> archives =
                cleared.isPresent() ? Optional.of(ArchiveScanCache.of(cleared.get(), secrets)) : Optional.empty();
        var search = new LeftoverSearch(new ContentSearch(secrets, budget), isExpected);
        var scan = new ContentScan(distribution, archives, reader, search, budget);
        try {
            for (String path : distribution.paths()) {
                scan.visitFile(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (archives.isPresent()) {
            archives.get().save();
        }
        return new Contents(scan.found, scan.unread.all(), search.all());
    }

    private void visitFile(String path) throws IOException {
        unread.begin(path);
        try {
            look(path);
        } catch (ProblemException e) {
            // For example, a link that leads out of the distribution.
            unread.add(path, e);
        }
    }

    private void look(String path) throws IOException {
        boolean isArchive = ContentKind.of(KeystoreInventory.header(distribution, path))
                .filter(ARCHIVE::equals)
                .isPresent();
        if (!isArchive) {
            visit(path, () -> distribution.open(path), distribution.size(path), 0);
        } else if (archives.isPresent()) {
            String digest = distribution.digest(path);
            if (archives.get().contains(digest)) {
                return;
            }
            visit(path, () -> distribution.open(path), distribution.size(path), 0);
            if (unread.isClear()) {
                archives.get().add(digest);
            }
        }
    }

    private void visit(String path, Source source, long size, int depth) throws IOException {
        try (InputStream in = source.open()) {
            byte[] header = in.readNBytes(ContentKind.HEADER);
            Optional<ContentKind> kind = ContentKind.of(header);
            var whole = new SequenceInputStream(new ByteArrayInputStream(header), in);
            switch (kind.orElse(PEM)) {
                case ARCHIVE -> visitArchive(path, whole, size, depth);
                case COMPRESSED -> visitCompressed(path, source, depth);
                case STORE, JCEKS, CERTIFICATE, PRIVATE_KEY -> visitContent(path, kind.get(), whole, size);
                case CLASS, PEM -> search(path, kind.orElse(PEM), source, whole, size, depth);
            }
        }
    }

    private void search(String path, ContentKind kind, Source source, InputStream whole, long size, int depth)
            throws IOException {
        int before = search.count();
        var content = search.in(path, kind, whole, source);
        // A secret may be allowed here, but not where the next audit finds the same archive.
        if (search.count() > before || !content.offsets().isEmpty()) {
            unread.markUnclear();
        }
        if (content.holdsCertificates()) {
            try (InputStream again = source.open()) {
                visitContent(path, PEM, again, size);
            }
        } else if (content.endsLikeArchive() && archives.isPresent()) {
            try (InputStream again = source.open()) {
                visitArchive(path, again, size, depth);
            }
        }
    }

    private void visitContent(String path, ContentKind kind, InputStream content, long size) throws IOException {
        unread.markUnclear();
        if (size > StoreOpenings.LARGEST_STORE) {
            unread.add(path, tooLarge("a store or certificate file", StoreOpenings.LARGEST_STORE));
        } else if (!budget.takeContent(size)) {
            unread.add(path, "exceeds the limit for stores and certificates");
        } else if (found.size() == MOST_FOUND) {
            unread.add(path, "exceeds the limit of %s files with findings".formatted(MOST_FOUND));
        } else {
            try {
                byte[] bytes = InnerArchive.all(content, size);
                search.add(path, kind, bytes);
                reader.read(path, kind, bytes).ifPresent(found::add);
            } catch (ProblemException e) {
                unread.add(path, e);
            }
        }
    }

    /** Reads compressed content once more than other content, because it doesn't declare its size. */
    private void visitCompressed(String path, Source source, int depth) throws IOException {
        long largest = depth == 0 ? LARGEST_ARCHIVE : LARGEST_INNER_ARCHIVE;
        if (depth == DEEPEST) {
            unread.add(path, "is nested in %s archives".formatted(DEEPEST));
            return;
        }
        var content = new Compressed(source);
        try {
            long size = budget.takeArchive(0) ? content.size(largest) : 0;
            if (!budget.takeArchive(size)) {
                unread.add(path, "exceeds the limit for archives");
            } else if (size > largest) {
                unread.add(path, tooLarge("a compressed file", largest));
            } else {
                visit(path, content, size, depth + 1);
            }
        } catch (EOFException | ZipException e) {
            unread.add(path, "looks like a compressed file but can't be read");
        }
    }

    private void visitArchive(String path, InputStream content, long size, int depth) throws IOException {
        long largest = depth == 0 ? LARGEST_ARCHIVE : LARGEST_INNER_ARCHIVE;
        if (depth == DEEPEST) {
            unread.add(path, "is nested in %s archives".formatted(DEEPEST));
        } else if (size > largest) {
            unread.add(path, tooLarge(depth == 0 ? "an archive" : "an archive in an archive", largest));
        } else if (!budget.takeArchive(size)) {
            unread.add(path, "exceeds the limit for archives");
        } else {
            entries.visit(path, content, size, (inner, source, length) -> visit(inner, source, length, depth + 1));
        }
    }

    private static String tooLarge(String what, long largest) {
        return "is larger than the limit for %s, %s MiB".formatted(what, largest >> 20);
    }
}
