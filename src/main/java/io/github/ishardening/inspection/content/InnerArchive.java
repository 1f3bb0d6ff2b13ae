package io.github.ishardening.inspection.content;

import io.github.ishardening.file.TemporaryPlace;
import io.github.ishardening.problem.IoFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipException;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The bytes of an archive in a distribution, for random access; large archives are kept on disk. */
final class InnerArchive {

    /** Nested archives, down to the deepest, are in memory at the same time. */
    private static final long LARGEST_IN_MEMORY = 4L << 20;

    private static final int COPIED_AT_ONCE = 1 << 16;
    private static final String LONGER = "longer than declared";

    /** APPNOTE.TXT, 4.3.16: the signature of the end of a central directory; 4.3.15 for Zip64. */
    private static final int END = 0x06054b50;

    /** APPNOTE.TXT, 4.3.12: the signature of an entry in a central directory. */
    private static final int HEADER = 0x02014b50;

    private static final int END_LENGTH = 22;
    private static final int SIZE_IN_END = 12;
    private static final int START_IN_END = 16;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_LENGTH = 20;
    private static final int END_IN_LOCATOR = 8;
    private static final int START_IN_ZIP64_END = 48;

    private InnerArchive() {}

    /**
     * Copies exactly this many bytes.
     *
     * @throws IOException if there are more or fewer
     * @throws UncheckedIOException if the disk is full, which must not be mistaken for a damaged archive
     */
    static SeekableByteChannel of(InputStream content, long size) throws IOException {
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

    /** Reads exactly this many bytes, because content that is longer than declared may be endless. */
    static byte[] all(InputStream content, long size) throws IOException {
        byte[] all = new byte[Math.toIntExact(size)];
        if (content.readNBytes(all, 0, all.length) < all.length) {
            throw new EOFException();
        }
        if (content.read() >= 0) {
            throw new ZipException(LONGER);
        }
        return all;
    }

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
                IoFailure.named(file, () -> write(part, channel));
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

    /** The maximum length of an archive's list of entries, for which the library needs many times as much memory. */
    static long directoryLength(SeekableByteChannel archive) throws IOException {
        int length = (int) Math.min(archive.size(), END_LENGTH + LONGEST_COMMENT);
        ByteBuffer tail = read(archive, archive.size() - length, length);
        int end = length - END_LENGTH;
        while (end >= 0 && tail.getInt(end) != END) {
            end--;
        }
        if (end < 0) {
            throw new EOFException();
        }
        long start = Integer.toUnsignedLong(tail.getInt(end + START_IN_END));
        int locator = end - ZIP64_LOCATOR_LENGTH;
        if (locator >= 0 && tail.getInt(locator) == ZIP64_LOCATOR) {
            start = read(archive, tail.getLong(locator + END_IN_LOCATOR) + START_IN_ZIP64_END, Long.BYTES)
                    .getLong(0);
        } else if (read(archive, start, Integer.BYTES).getInt(0) != HEADER) {
            // The library assumes that excess bytes precede the archive, such as a script that unpacks it.
            long size = Integer.toUnsignedLong(tail.getInt(end + SIZE_IN_END));
            start += Math.max(0, archive.size() - length + end - size - start);
        }
        return archive.size() - start;
    }

    private static ByteBuffer read(SeekableByteChannel archive, long from, int length) throws IOException {
        if (from < 0 || from > archive.size() - length) {
            throw new EOFException();
        }
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        archive.position(from);
        while (bytes.hasRemaining() && archive.read(bytes) >= 0) {
            // until it is full
        }
        return bytes;
    }
}
