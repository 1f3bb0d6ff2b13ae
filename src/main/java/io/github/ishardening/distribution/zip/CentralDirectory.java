package io.github.ishardening.distribution.zip;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The central directory of a zip (APPNOTE.TXT 4.3.12 to 4.3.16), with its raw records. Commons Compress has already
 * checked the zip, but doesn't provide raw records.
 *
 * @param start its offset
 * @param records the records in order
 * @param zip64 whether it also has Zip64 end records
 * @param comment the archive's comment
 */
record CentralDirectory(long start, List<CentralRecord> records, boolean zip64, byte[] comment) {

    static final int END = 0x06054b50;
    static final int ZIP64_END = 0x06064b50;
    static final int ZIP64_LOCATOR = 0x07064b50;
    static final int END_LENGTH = 22;
    static final int ZIP64_END_LENGTH = 56;
    static final int ZIP64_LOCATOR_LENGTH = 20;
    private static final int LONGEST_COMMENT = 0xFFFF;

    /** Reads the central directory of a zip that may start with {@code prefix} bytes that don't belong to it. */
    static CentralDirectory read(FileChannel channel, long prefix) throws IOException {
        int tailLength = (int) Math.min(channel.size(), END_LENGTH + LONGEST_COMMENT);
        ByteBuffer tail = ZipBytes.read(channel, channel.size() - tailLength, tailLength);
        int end = tailLength - END_LENGTH;
        while (end >= 0 && tail.getInt(end) != END) {
            end--;
        }
        if (end < 0) {
            throw new EOFException();
        }
        long start = prefix + ZipBytes.unsignedInt(tail, end + 16);
        int locator = end - ZIP64_LOCATOR_LENGTH;
        boolean zip64 = locator >= 0 && tail.getInt(locator) == ZIP64_LOCATOR;
        if (zip64) {
            ByteBuffer zip64End = ZipBytes.read(channel, tail.getLong(locator + 8), ZIP64_END_LENGTH);
            start = zip64End.getLong(48);
        }
        byte[] comment = new byte[tailLength - end - END_LENGTH];
        tail.get(end + END_LENGTH, comment);
        long length = channel.size() - tailLength + end - start;
        return new CentralDirectory(start, records(channel, start, length), zip64, comment);
    }

    private static List<CentralRecord> records(FileChannel channel, long start, long length) throws IOException {
        if (length > Integer.MAX_VALUE) {
            throw new EOFException();
        }
        ByteBuffer bytes = ZipBytes.read(channel, start, (int) length);
        List<CentralRecord> records = new ArrayList<>();
        while (CentralRecord.isNextIn(bytes)) {
            records.add(CentralRecord.nextIn(bytes));
        }
        return List.copyOf(records);
    }
}
