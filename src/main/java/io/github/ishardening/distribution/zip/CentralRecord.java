package io.github.ishardening.distribution.zip;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A raw record of a zip's central directory (APPNOTE.TXT 4.3.12).
 *
 * @param fixed the fixed-length part
 * @param name the name of the entry
 * @param extra the extra fields
 * @param comment the comment of the entry
 */
record CentralRecord(byte[] fixed, byte[] name, byte[] extra, byte[] comment) {

    private static final int SIGNATURE = 0x02014b50;
    private static final int FIXED_LENGTH = 46;
    private static final int COMPRESSED_SIZE = 20;
    private static final int SIZE = 24;
    private static final int OFFSET = 42;
    private static final int UTF8_NAME = 0x800;
    private static final byte UNIX = 3;
    private static final short VERSION_2_0 = 20;
    static final short VERSION_4_5 = 45;
    private static final byte[] NONE = {};

    /** Whether a record begins at the buffer's position. */
    static boolean isNextIn(ByteBuffer directory) {
        return directory.remaining() >= FIXED_LENGTH && directory.getInt(directory.position()) == SIGNATURE;
    }

    /** Reads the record at the buffer's position; {@link EOFException} if it is truncated. */
    static CentralRecord nextIn(ByteBuffer directory) throws EOFException {
        byte[] fixed = ZipBytes.take(directory, FIXED_LENGTH);
        ByteBuffer fields = ZipBytes.wrap(fixed);
        return new CentralRecord(
                fixed,
                ZipBytes.take(directory, ZipBytes.unsignedShort(fields, 28)),
                ZipBytes.take(directory, ZipBytes.unsignedShort(fields, 30)),
                ZipBytes.take(directory, ZipBytes.unsignedShort(fields, 32)));
    }

    /** The record of a new file, stored without compression and created on Unix. */
    static CentralRecord of(String name, int mode, int dosTime, byte[] content) {
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
        byte[] fixed = ZipBytes.allocate(FIXED_LENGTH)
                .putInt(SIGNATURE)
                .putShort(VERSION_2_0)
                .putShort(VERSION_2_0)
                .putShort((short) (ascii ? 0 : UTF8_NAME))
                .array();
        return new CentralRecord(fixed, name.getBytes(StandardCharsets.UTF_8), NONE, NONE)
                .holding(dosTime, content)
                .withMode(mode);
    }

    /** This entry with another content, uncompressed and without extra fields, which contain the old times. */
    CentralRecord replacedBy(int dosTime, byte[] content) {
        byte[] stored = copy().putShort(6, VERSION_2_0)
                .putShort(8, (short) (ZipBytes.unsignedShort(fields(), 8) & UTF8_NAME))
                .putShort(10, (short) 0)
                .array();
        return new CentralRecord(stored, name, NONE, comment).holding(dosTime, content);
    }

    /** This entry with another Unix mode. */
    CentralRecord withMode(int mode) {
        return new CentralRecord(copy().put(5, UNIX).putInt(38, mode << 16).array(), name, extra, comment);
    }

    private CentralRecord holding(int dosTime, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] filled = copy().putInt(12, dosTime)
                .putInt(16, (int) crc.getValue())
                .putInt(COMPRESSED_SIZE, content.length)
                .putInt(SIZE, content.length)
                .putShort(28, (short) name.length)
                .array();
        return new CentralRecord(filled, name, extra, comment);
    }

    /** The entry's date and time as a {@link DosTime}. */
    int dosTime() {
        return fields().getInt(12);
    }

    /** The local header for the results of {@link #of} and {@link #replacedBy}. */
    byte[] localHeader() {
        return ZipBytes.allocate(LocalHeader.FIXED_LENGTH + name.length)
                .putInt(LocalHeader.SIGNATURE)
                .put(fixed, 6, 24)
                .putShort((short) 0)
                .put(name)
                .array();
    }

    /**
     * The record's bytes with another offset of the local header. Nothing else is changed, unless the offset requires a
     * Zip64 field that didn't exist.
     */
    byte[] at(long offset) {
        boolean wide = offset >= ZipBytes.IN_ZIP64 || isInZip64(OFFSET);
        byte[] newExtra = wide ? Zip64Field.replace(extra, zip64(offset)) : extra;
        ByteBuffer head =
                copy().putShort(30, (short) newExtra.length).putInt(OFFSET, (int) (wide ? ZipBytes.IN_ZIP64 : offset));
        if (wide) {
            head.putShort(6, (short) Math.max(VERSION_4_5, head.getShort(6)));
        }
        return ZipBytes.allocate(FIXED_LENGTH + name.length + newExtra.length + comment.length)
                .put(head.array())
                .put(name)
                .put(newExtra)
                .put(comment)
                .array();
    }

    /** The Zip64 field with this offset between the sizes and its other contents. */
    private ByteBuffer zip64(long offset) {
        ByteBuffer old = Zip64Field.in(extra);
        int sizes = Math.min(
                (isInZip64(SIZE) ? Long.BYTES : 0) + (isInZip64(COMPRESSED_SIZE) ? Long.BYTES : 0), old.limit());
        int rest = Math.min(sizes + (isInZip64(OFFSET) ? Long.BYTES : 0), old.limit());
        return ZipBytes.allocate(old.limit() - rest + sizes + Long.BYTES)
                .put(old.slice(0, sizes))
                .putLong(offset)
                .put(old.slice(rest, old.limit() - rest))
                .flip();
    }

    private boolean isInZip64(int index) {
        return ZipBytes.unsignedInt(fields(), index) == ZipBytes.IN_ZIP64;
    }

    private ByteBuffer fields() {
        return ZipBytes.wrap(fixed);
    }

    private ByteBuffer copy() {
        return ZipBytes.wrap(fixed.clone());
    }
}
