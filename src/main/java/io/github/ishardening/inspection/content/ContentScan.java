package io.github.ishardening.inspection.content;

import static io.github.ishardening.keystore.ContentKind.ARCHIVE;
import static io.github.ishardening.keystore.ContentKind.PEM;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.content.Contents.Found;
import io.github.ishardening.inspection.content.LeftoverSearch.Source;
import io.github.ishardening.inspection.store.KeystoreInventory;
import io.github.ishardening.inspection.store.StoreOpenings;
import io.github.ishardening.keystore.ContentKind;
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
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Finds stores and certificates in a distribution by what they are, archives inside archives included. Each is read, handed
 * on and forgotten; what is too much is not read but listed.
 */
public final class ContentScan {

    /**
     * To be counted on with every change of what is found or looked into: archives that another version cleared are
     * looked into again. That a key was published later changes nothing, as a cleared archive holds no certificate at all.
     */
    static final String VERSION = "content scan 4";

    /** Deeper than anything that a server deploys. */
    private static final int DEEPEST = 8;

    /** The largest web applications have 100 MB, and archives in these a tenth of it. */
    private static final long LARGEST_ARCHIVE = 512L << 20;

    private static final long LARGEST_INNER_ARCHIVE = 64L << 20;

    /** Nobody reads more of them, and they shall not fill the memory. */
    private static final int MOST_FOUND = 1000;

    private final Distribution distribution;
    private final Optional<ArchiveScanCache> archives;
    private final Reader reader;
    private final LeftoverSearch search;
    private final ContentBudget budget;
    private final List<Found> found = new ArrayList<>();
    private final UnreadFiles unread = new UnreadFiles();
    /** The file of the distribution that is looked at. */
    private String file = "";
    /** Whether there was anything to be told of it. */
    private boolean isClear;

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
    }

    /** Looks into what is found. */
    @FunctionalInterface
    public interface Reader {
        /** What a rule has to say of it; throws a {@link ProblemException} if it is too much to look into. */
        Optional<Found> read(String path, ContentKind kind, byte[] content) throws IOException;
    }

    /**
     * Reads every file of the distribution, and looks into archives.
     *
     * @param archives which of these need no look; without it none gets one
     * @param secrets what is looked for besides
     * @param isExpected where these may stand
     */
    public static Contents of(
            Distribution distribution,
            Optional<ArchiveScanCache> archives,
            Reader reader,
            SoughtSecrets secrets,
            Predicate<String> isExpected)
            throws IOException {
        Optional<ArchiveScanCache> cleared =
                archives.isPresent() ? Optional.of(archives.get().of(secrets)) : Optional.empty();
        return of(distribution, cleared, reader, ContentBudget.usual(), secrets, isExpected);
    }

    /** Looks at no more than this. */
    public static Contents of(
            Distribution distribution,
            Optional<ArchiveScanCache> archives,
            Reader reader,
            ContentBudget budget,
            SoughtSecrets secrets,
            Predicate<String> isExpected)
            throws IOException {
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
        file = path;
        isClear = true;
        try {
            look(path);
        } catch (ProblemException e) {
            // A link that leads out of the distribution, for one.
            addUnread(path, e);
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
            if (isClear) {
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
        isClear &= search.count() == before;
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
        isClear = false;
        if (size > StoreOpenings.LARGEST_STORE) {
            addUnread(path, tooLarge("a store or a file of certificates", StoreOpenings.LARGEST_STORE));
        } else if (!budget.takeContent(size)) {
            addUnread(path, "comes after more stores and certificates than a server has");
        } else if (found.size() == MOST_FOUND) {
            addUnread(path, "comes after %d in which there was something".formatted(MOST_FOUND));
        } else {
            try {
                byte[] bytes = InnerArchive.all(content, size);
                search.add(path, kind, bytes);
                reader.read(path, kind, bytes).ifPresent(found::add);
            } catch (ProblemException e) {
                addUnread(path, e);
            }
        }
    }

    /** What is compressed is read once more than others, for it doesn't say how long it is. */
    private void visitCompressed(String path, Source source, int depth) throws IOException {
        long largest = depth == 0 ? LARGEST_ARCHIVE : LARGEST_INNER_ARCHIVE;
        if (depth == DEEPEST) {
            addUnread(path, "lies in %d archives, one in the other".formatted(DEEPEST));
            return;
        }
        var content = new Compressed(source);
        try {
            long size = budget.takeArchive(0) ? content.size(largest) : 0;
            if (!budget.takeArchive(size)) {
                addUnread(path, "comes after more archives than a server has");
            } else if (size > largest) {
                addUnread(path, tooLarge("a compressed file", largest));
            } else {
                visit(path, content, size, depth + 1);
            }
        } catch (EOFException | ZipException e) {
            addUnread(path, "begins like a compressed file and can't be read as one");
        }
    }

    private void visitArchive(String path, InputStream content, long size, int depth) throws IOException {
        long largest = depth == 0 ? LARGEST_ARCHIVE : LARGEST_INNER_ARCHIVE;
        if (depth == DEEPEST) {
            addUnread(path, "lies in %d archives, one in the other".formatted(DEEPEST));
        } else if (size > largest) {
            addUnread(path, tooLarge(depth == 0 ? "an archive" : "an archive in an archive", largest));
        } else if (!budget.takeArchive(size)) {
            addUnread(path, "comes after more archives than a server has");
        } else {
            readArchive(path, content, size, depth);
        }
    }

    private void readArchive(String path, InputStream content, long size, int depth) throws IOException {
        try (var channel = InnerArchive.of(content, size)) {
            long directory = InnerArchive.directoryLength(channel);
            if (!budget.takeDirectory(directory)) {
                addUnread(path, "lists more files than archives of a server do");
                return;
            }
            try (var zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get()) {
                visitEntries(path, zip, depth);
            } finally {
                budget.returnDirectory(directory);
            }
        } catch (UncheckedIOException | ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Begins like an archive and is none, or a damaged one; the library doesn't check all that it reads.
            addUnread(path, "begins like an archive and can't be read as one");
        }
    }

    private void visitEntries(String path, ZipFile zip, int depth) {
        for (ZipArchiveEntry entry :
                (Iterable<ZipArchiveEntry>) () -> zip.getEntries().asIterator()) {
            if (!budget.takeEntry()) {
                addUnread(path, "comes after more files in archives than a server has");
                return;
            }
            if (!entry.isDirectory()) {
                visitEntry(path + "!/" + entry.getName(), zip, entry, depth + 1);
            }
        }
    }

    private void visitEntry(String path, ZipFile zip, ZipArchiveEntry entry, int depth) {
        if (!zip.canReadEntryData(entry)) {
            addUnread(path, "is encrypted or compressed by a method that can't be read");
            return;
        }
        try {
            visit(path, () -> zip.getInputStream(entry), entry.getSize(), depth);
        } catch (UncheckedIOException | ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The entries after it may not be.
            addUnread(path, "is damaged");
        }
    }

    private void addUnread(String path, ProblemException why) {
        isClear = false;
        unread.add(file, path, why);
    }

    private void addUnread(String path, String why) {
        isClear = false;
        unread.add(file, path, why);
    }

    private static String tooLarge(String what, long largest) {
        return "is larger than %s that is looked into, which has %d MiB at most".formatted(what, largest >> 20);
    }
}
