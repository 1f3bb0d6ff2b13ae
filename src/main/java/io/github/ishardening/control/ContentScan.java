package io.github.ishardening.control;

import io.github.ishardening.distribution.Distribution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Finds stores and certificates in a distribution by what they are, archives inside archives included. */
final class ContentScan {

    /** Deeper than anything that a server deploys. */
    private static final int DEEPEST = 8;

    /** Larger than any store; what claims to be one and isn't shall not fill the memory. */
    private static final long LARGEST = 64L << 20;

    private final boolean archives;
    private final List<Found> found = new ArrayList<>();

    private ContentScan(boolean archives) {
        this.archives = archives;
    }

    /**
     * A store or a file with certificates or keys.
     *
     * @param path where, inner archives' files behind {@code !/}
     * @param kind what it is
     * @param content its bytes
     */
    record Found(String path, ContentKind kind, byte[] content) {}

    /** Looks at every file of the distribution, and into archives if so asked. */
    static List<Found> of(Distribution distribution, boolean archives) throws IOException {
        var scan = new ContentScan(archives);
        for (String path : distribution.paths()) {
            Optional<ContentKind> kind;
            try (InputStream in = distribution.open(path)) {
                kind = ContentKind.of(in.readNBytes(ContentKind.HEADER));
            }
            if (scan.isWanted(kind, 0)) {
                scan.visit(path, kind.get(), distribution.read(path), 0);
            }
        }
        return scan.found;
    }

    private boolean isWanted(Optional<ContentKind> kind, int depth) {
        return kind.isPresent() && (kind.get() != ContentKind.ARCHIVE || archives && depth < DEEPEST);
    }

    private void visit(String path, ContentKind kind, byte[] content, int depth) throws IOException {
        if (kind == ContentKind.ARCHIVE) {
            visitArchive(path, content, depth);
        } else {
            found.add(new Found(path, kind, content));
        }
    }

    private void visitArchive(String path, byte[] content, int depth) throws IOException {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .setIgnoreLocalFileHeader(true)
                .get()) {
            for (ZipArchiveEntry entry :
                    (Iterable<ZipArchiveEntry>) () -> zip.getEntries().asIterator()) {
                if (!entry.isDirectory() && entry.getSize() <= LARGEST && zip.canReadEntryData(entry)) {
                    visitEntry(path + "!/" + entry.getName(), zip, entry, depth + 1);
                }
            }
        } catch (IOException e) {
            // Begins like an archive and is none, or a damaged one, which no server reads either.
            return;
        }
    }

    private void visitEntry(String path, ZipFile zip, ZipArchiveEntry entry, int depth) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] header = in.readNBytes(ContentKind.HEADER);
            Optional<ContentKind> kind = ContentKind.of(header);
            if (isWanted(kind, depth)) {
                try (var whole = new java.io.SequenceInputStream(new ByteArrayInputStream(header), in)) {
                    visit(path, kind.get(), whole.readAllBytes(), depth);
                }
            }
        }
    }
}
