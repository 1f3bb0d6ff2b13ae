package io.github.ishardening.distribution.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** Writes a zip from copied entries and new ones, which are stored without compression. */
final class ZipWriter {

    private final DigestingOutput out;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long count;

    ZipWriter(DigestingOutput out) {
        this.out = out;
    }

    /** Copies an entry: {@code length} bytes of header and data from {@code position}. */
    void copy(CentralRecord entry, FileChannel from, long position, long length) throws IOException {
        list(entry);
        out.copy(from, position, length);
    }

    /** Adds an entry without compression. */
    void add(CentralRecord entry, byte[] content) throws IOException {
        list(entry);
        out.write(entry.localHeader());
        out.write(content);
    }

    private void list(CentralRecord entry) {
        directory.writeBytes(entry.at(out.written()));
        count++;
    }

    /** Writes the central directory and its end, with Zip64 if requested or required by the numbers. */
    void finish(boolean zip64, byte[] comment) throws IOException {
        long start = out.written();
        directory.writeTo(out);
        if (zip64 || count >= ZipBytes.COUNT_IN_ZIP64 || start >= ZipBytes.IN_ZIP64) {
            writeZip64End(start);
        }
        short shortCount = (short) Math.min(count, ZipBytes.COUNT_IN_ZIP64);
        out.write(ZipBytes.allocate(CentralDirectory.END_LENGTH + comment.length)
                .putInt(CentralDirectory.END)
                .putInt(0)
                .putShort(shortCount)
                .putShort(shortCount)
                .putInt(directory.size())
                .putInt((int) Math.min(start, ZipBytes.IN_ZIP64))
                .putShort((short) comment.length)
                .put(comment)
                .array());
    }

    private void writeZip64End(long start) throws IOException {
        long end = out.written();
        out.write(ZipBytes.allocate(CentralDirectory.ZIP64_END_LENGTH + CentralDirectory.ZIP64_LOCATOR_LENGTH)
                .putInt(CentralDirectory.ZIP64_END)
                .putLong(CentralDirectory.ZIP64_END_LENGTH - 12L)
                .putShort(CentralRecord.VERSION_4_5)
                .putShort(CentralRecord.VERSION_4_5)
                .putLong(0)
                .putLong(count)
                .putLong(count)
                .putLong(directory.size())
                .putLong(start)
                .putInt(CentralDirectory.ZIP64_LOCATOR)
                .putInt(0)
                .putLong(end)
                .putInt(1)
                .array());
    }
}
