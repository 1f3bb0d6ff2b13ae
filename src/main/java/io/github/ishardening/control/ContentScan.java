package io.github.ishardening.control;

import static io.github.ishardening.control.ContentKind.ARCHIVE;
import static io.github.ishardening.control.ContentKind.JCEKS;

import io.github.ishardening.control.Contents.Found;
import io.github.ishardening.control.Contents.Unread;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Finds stores and certificates in a distribution by what they are, archives inside archives included. Each is read, handed
 * on and forgotten; what is too much is not read but listed.
 */
final class ContentScan {

    /**
     * To be counted on with every change of what is found or looked into: archives that another version cleared are
     * looked into again. That a key was published later changes nothing, as a cleared archive holds no certificate at all.
     */
    static final String VERSION = "content scan 2";

    /** Deeper than anything that a server deploys. */
    private static final int DEEPEST = 8;

    /** The largest web applications have 100 MB, and archives in these a tenth of it. */
    private static final long LARGEST_ARCHIVE = 512L << 20;

    private static final long LARGEST_INNER_ARCHIVE = 64L << 20;

    /** A truststore of thousands of certificates. */
    static final long LARGEST_CONTENT = 8L << 20;

    /** Nobody reads more of them, and they shall not fill the memory. */
    private static final int MOST_FOUND = 1000;

    private final Distribution distribution;
    private final Optional<ClearedArchives> archives;
    private final Reader reader;
    private final ContentBudget budget;
    private final List<Found> found = new ArrayList<>();
    private final Map<String, Unread> unread = new LinkedHashMap<>();
    /** The file of the distribution that is looked at. */
    private String file = "";
    /** Whether there was anything to be told of it. */
    private boolean isClear;

    private ContentScan(
            Distribution distribution, Optional<ClearedArchives> archives, Reader reader, ContentBudget budget) {
        this.distribution = distribution;
        this.archives = archives;
        this.reader = reader;
        this.budget = budget;
    }

    /** Looks into what is found. */
    @FunctionalInterface
    interface Reader {
        /** What a rule has to say of it; throws a {@link ProblemException} if it is too much to look into. */
        Optional<Found> read(String path, ContentKind kind, byte[] content) throws IOException;
    }

    /**
     * Looks at every file of the distribution, and into archives.
     *
     * @param archives which of these need no look; without it none gets one
     */
    static Contents of(Distribution distribution, Optional<ClearedArchives> archives, Reader reader)
            throws IOException {
        return of(distribution, archives, reader, ContentBudget.usual());
    }

    /** Looks at no more than this. */
    static Contents of(
            Distribution distribution, Optional<ClearedArchives> archives, Reader reader, ContentBudget budget)
            throws IOException {
        var scan = new ContentScan(distribution, archives, reader, budget);
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
        return new Contents(scan.found, List.copyOf(scan.unread.values()));
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
        try (InputStream in = distribution.open(path)) {
            byte[] header = in.readNBytes(ContentKind.HEADER);
            boolean isArchive = ContentKind.of(header).filter(ARCHIVE::equals).isPresent();
            if (!isArchive) {
                visit(path, header, in, distribution.size(path), 0);
            } else if (archives.isPresent()) {
                String digest = distribution.digest(path);
                if (archives.get().contains(digest)) {
                    return;
                }
                visit(path, header, in, distribution.size(path), 0);
                if (isClear) {
                    archives.get().add(digest);
                }
            }
        }
    }

    /** Looks at a file, whose stream it may leave unread. */
    private void visit(String path, byte[] header, InputStream in, long size, int depth) throws IOException {
        Optional<ContentKind> kind = ContentKind.of(header);
        if (kind.isEmpty()) {
            return;
        }
        var whole = new SequenceInputStream(new ByteArrayInputStream(header), in);
        if (kind.get() == ARCHIVE) {
            visitArchive(path, whole, size, depth);
        } else if (kind.get() == JCEKS) {
            addUnread(path, "is a JCEKS store, which Java opens by deserializing what lies in it");
        } else {
            visitContent(path, kind.get(), whole, size);
        }
    }

    private void visitContent(String path, ContentKind kind, InputStream content, long size) throws IOException {
        isClear = false;
        if (size > LARGEST_CONTENT) {
            addUnread(path, tooLarge("a store or a file of certificates", LARGEST_CONTENT));
        } else if (!budget.takeContent(size)) {
            addUnread(path, "comes after more stores and certificates than a server has");
        } else if (found.size() == MOST_FOUND) {
            addUnread(path, "comes after %d in which there was something".formatted(MOST_FOUND));
        } else {
            try {
                reader.read(path, kind, InnerArchive.all(content, size)).ifPresent(found::add);
            } catch (ProblemException e) {
                addUnread(path, e);
            }
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
        try (InputStream in = zip.getInputStream(entry)) {
            visit(path, in.readNBytes(ContentKind.HEADER), in, entry.getSize(), depth);
        } catch (UncheckedIOException | ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The entries after it may not be.
            addUnread(path, "is damaged");
        }
    }

    private void addUnread(String path, ProblemException why) {
        addUnread(path, withoutStop(why.problems().get(0).what()));
    }

    /** Of several in one file for one reason the first stands for all: there may be millions. */
    private void addUnread(String path, String why) {
        isClear = false;
        unread.merge(
                file + "\n" + why,
                new Unread(path, why, 0),
                (first, other) -> new Unread(first.path(), why, first.others() + 1));
    }

    private static String tooLarge(String what, long largest) {
        return "is larger than %s that is looked into, which has %d MiB at most".formatted(what, largest >> 20);
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
