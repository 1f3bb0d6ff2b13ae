package io.github.ishardening.control;

import static io.github.ishardening.control.ContentKind.ARCHIVE;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.TemporaryPlace;
import io.github.ishardening.problem.MachineFault;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Finds stores and certificates in a distribution by what they are, archives inside archives included. */
final class ContentScan {

    /** Deeper than anything that a server deploys. */
    private static final int DEEPEST = 8;

    /** Larger than any store; what claims to be one and isn't shall not fill the memory. */
    private static final long LARGEST = 64L << 20;

    /** Archives in archives, down to the deepest, are in memory at once. */
    private static final long LARGEST_IN_MEMORY = 4L << 20;

    private static final int COPIED_AT_ONCE = 1 << 16;

    private static final String LONGER = "longer than it says";

    private final Distribution distribution;
    private final Optional<ClearedArchives> archives;
    private final List<Found> found = new ArrayList<>();

    private ContentScan(Distribution distribution, Optional<ClearedArchives> archives) {
        this.distribution = distribution;
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

    /**
     * Looks at every file of the distribution, and into archives.
     *
     * @param archives which of these need no look; without it none gets one
     */
    static List<Found> of(Distribution distribution, Optional<ClearedArchives> archives) throws IOException {
        var scan = new ContentScan(distribution, archives);
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
        return scan.found;
    }

    private void visitFile(String path) throws IOException {
        if (archives.isPresent() && archives.get().contains(distribution, path)) {
            return;
        }
        try (InputStream in = distribution.open(path)) {
            int before = found.size();
            Optional<ContentKind> kind = visit(path, in, distribution.size(path), 0);
            boolean isEmptyArchive = kind.filter(ARCHIVE::equals).isPresent() && found.size() == before;
            if (isEmptyArchive && archives.isPresent()) {
                archives.get().add(distribution, path);
            }
        }
    }

    /** Looks at a file, whose stream it may leave unread, and says what it is. */
    private Optional<ContentKind> visit(String path, InputStream in, long size, int depth) throws IOException {
        byte[] header = in.readNBytes(ContentKind.HEADER);
        Optional<ContentKind> kind = ContentKind.of(header);
        if (kind.isEmpty() || kind.get() == ARCHIVE && (archives.isEmpty() || depth == DEEPEST)) {
            return kind;
        }
        var whole = new SequenceInputStream(new ByteArrayInputStream(header), in);
        if (kind.get() == ARCHIVE) {
            visitArchive(path, whole, size, depth);
        } else if (size <= LARGEST) {
            found.add(new Found(path, kind.get(), all(whole, size)));
        }
        return kind;
    }

    private void visitArchive(String path, InputStream content, long size, int depth) throws IOException {
        try (var channel = channel(content, size);
                var zip = ZipFile.builder()
                        .setSeekableByteChannel(channel)
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

    private void visitEntry(String path, ZipFile zip, ZipArchiveEntry entry, int depth) {
        try (InputStream in = zip.getInputStream(entry)) {
            visit(path, in, entry.getSize(), depth);
        } catch (IOException e) {
            // Damaged; the entries after it may not be.
            return;
        }
    }

    /** Reads so many bytes, and no more: what is longer than it says may go on without end. */
    private static byte[] all(InputStream content, long size) throws IOException {
        byte[] all = new byte[Math.toIntExact(size)];
        if (content.readNBytes(all, 0, all.length) < all.length) {
            throw new EOFException();
        }
        if (content.read() >= 0) {
            throw new ZipException(LONGER);
        }
        return all;
    }

    /** Archives have to be read here and there; large ones on disk, so that memory doesn't grow with them. */
    private static SeekableByteChannel channel(InputStream content, long size) throws IOException {
        if (size <= LARGEST_IN_MEMORY) {
            return new SeekableInMemoryByteChannel(all(content, size));
        }
        Path copy = Files.createTempFile(TemporaryPlace.folder(), "archive-", ".zip");
        var channel = Files.newByteChannel(
                copy, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            copy(content, size, copy, channel);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Tells a full disk, which must not pass for a damaged archive, from one. */
    private static void copy(InputStream content, long size, Path file, SeekableByteChannel channel)
            throws IOException {
        byte[] buffer = new byte[COPIED_AT_ONCE];
        long left = size;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            left -= read;
            if (left < 0) {
                throw new ZipException(LONGER);
            }
            var part = ByteBuffer.wrap(buffer, 0, read);
            try {
                MachineFault.named(file, () -> write(part, channel));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void write(ByteBuffer bytes, SeekableByteChannel channel) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
