package io.github.ishardening.distribution.zip;

import io.github.ishardening.distribution.source.DistributionPaths;
import io.github.ishardening.distribution.source.Source;
import io.github.ishardening.distribution.source.WrongFile;
import io.github.ishardening.file.Digests;
import io.github.ishardening.file.Mode;
import io.github.ishardening.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A distribution in a zip, which is read in place and never unpacked. Symbolic links in it are kept, but neither listed
 * nor read.
 */
public final class ZipSource implements Source {

    private static final String DOWNLOAD_AGAIN = "Download it again.";
    /** The methods that Java's own zip code also supports; for others, the library needs further libraries. */
    private static final Set<Integer> METHODS = Set.of(ZipEntry.STORED, ZipEntry.DEFLATED);

    private final Path location;
    private final FileChannel channel;
    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;
    private final String name;
    private final EntryTree tree;

    private ZipSource(Path location, FileChannel channel, ZipFile zip, boolean hasTopFolder) throws IOException {
        this.location = location;
        this.channel = channel;
        this.zip = zip;
        this.entries = Collections.list(zip.getEntries());
        EntryNames.check(label(), entries);
        checkLocalHeaders();
        if (hasTopFolder) {
            WrongFile.refuse(label(), entries);
        }
        this.name = hasTopFolder ? TopFolder.of(label(), entries) : "";
        this.tree = new EntryTree(hasTopFolder ? name + "/" : "", entries);
    }

    /** Opens a zip and checks the names of all entries; a {@link ProblemException} if it can't be used. */
    public static ZipSource open(Path location) throws IOException {
        return open(location, true);
    }

    /** Like {@link #open(Path)}, for a zip without a top folder, such as a web application. */
    public static ZipSource openFlat(Path location) throws IOException {
        return open(location, false);
    }

    private static ZipSource open(Path location, boolean hasTopFolder) throws IOException {
        if (Files.size(location) == 0) {
            throw new ProblemException(location.getFileName().toString(), "is empty.", DOWNLOAD_AGAIN);
        }
        FileChannel channel = FileChannel.open(location, StandardOpenOption.READ);
        try {
            return new ZipSource(location, channel, parse(location, channel), hasTopFolder);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static ZipFile parse(Path location, FileChannel channel) throws ClosedByInterruptException {
        try {
            // With Unicode extra fields, an entry would have a second name.
            return ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .setUseUnicodeExtraFields(false)
                    .get();
        } catch (IOException | IllegalArgumentException e) {
            if (e.getCause() instanceof ClosedByInterruptException interrupted) {
                throw interrupted;
            }
            // The library seeks to positions that it reads in the zip, including negative ones.
            throw WrongFile.at(location)
                    .orElse(new ProblemException(
                            location.getFileName().toString(), "is not a zip file, or is truncated.", DOWNLOAD_AGAIN));
        }
    }

    /** Programs that read a zip as a stream use the local headers, others the central directory, so both must match. */
    private void checkLocalHeaders() throws IOException {
        for (ZipArchiveEntry entry : entries) {
            if (!LocalHeader.isAt(channel, entry.getLocalHeaderOffset(), entry.getRawName())) {
                throw new ProblemException(
                        label(),
                        "is damaged at entry \"" + DistributionPaths.printable(entry.getName()) + "\".",
                        DOWNLOAD_AGAIN);
            }
        }
    }

    /** The path of an entry in the distribution; empty for entries outside the top folder. */
    Optional<String> path(ZipArchiveEntry entry) {
        return tree.path(entry);
    }

    /** All entries, in the order of the central directory. */
    List<ZipArchiveEntry> entries() {
        return entries;
    }

    /** The bytes of the zip; may only be read by position. */
    FileChannel channel() {
        return channel;
    }

    /** The number of bytes before the first entry that don't belong to the zip. */
    long prefix() {
        return zip.getFirstLocalFileHeaderOffset();
    }

    @Override
    public Path location() {
        return location;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SortedSet<String> paths() {
        return tree.paths();
    }

    @Override
    public Collection<String> folders() {
        return tree.folders();
    }

    @Override
    public boolean exists(String path) {
        return tree.exists(path);
    }

    @Override
    public InputStream open(String path) throws IOException {
        ZipArchiveEntry entry = tree.file(path);
        if (!METHODS.contains(entry.getMethod()) || !zip.canReadEntryData(entry)) {
            throw new ProblemException(
                    label(),
                    path + " is encrypted, or compressed with an unsupported method.",
                    "Zip the distribution again, with the default method.");
        }
        String where = label() + "/" + path;
        try {
            return new VerifiedStream(content(entry), entry, where);
        } catch (IOException e) {
            // Its header was readable when the zip was opened, so the entry itself is invalid.
            throw VerifiedStream.damaged(where);
        }
    }

    /** Synchronized because the library seeks to the local header here; afterwards, it reads by position. */
    private synchronized InputStream content(ZipArchiveEntry entry) throws IOException {
        return zip.getInputStream(entry);
    }

    @Override
    public long size(String path) {
        return tree.file(path).getSize();
    }

    /** Method, size and compressed content: unpacking takes several times as long as the digest. */
    @Override
    public InputStream digested(String path) throws IOException {
        ZipArchiveEntry entry = tree.file(path);
        var header = "%s %s\n".formatted(entry.getMethod(), entry.getSize());
        return new SequenceInputStream(
                new ByteArrayInputStream(header.getBytes(StandardCharsets.US_ASCII)), packed(entry));
    }

    private synchronized InputStream packed(ZipArchiveEntry entry) throws IOException {
        return zip.getRawInputStream(entry);
    }

    @Override
    public OptionalInt mode(String path) {
        int mode = tree.file(path).getUnixMode();
        // Entries created on Windows have no mode.
        return mode == 0 ? OptionalInt.empty() : OptionalInt.of(mode & Mode.ALL);
    }

    @Override
    public Optional<String> obstacle(String path) {
        return tree.obstacle(path);
    }

    /** SHA-256 of names, CRCs and sizes. */
    @Override
    public String identity() {
        var digest = Digests.sha256();
        for (ZipArchiveEntry entry : entries) {
            digest.update(entry.getName().getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(1 + 2 * Long.BYTES)
                    .put((byte) 0)
                    .putLong(entry.getCrc())
                    .putLong(entry.getSize())
                    .flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
