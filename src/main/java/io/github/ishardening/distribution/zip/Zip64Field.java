package io.github.ishardening.distribution.zip;

import java.nio.ByteBuffer;

/** The Zip64 field in the extra fields of an entry: numbers that need 64 bits (APPNOTE.TXT 4.5.3). */
final class Zip64Field {

    private static final int ID = 1;
    private static final int HEADER = 4;

    private Zip64Field() {}

    /** The content of the field; empty if there is none. */
    static ByteBuffer in(byte[] extra) {
        int at = position(extra);
        return at < 0 ? ZipBytes.allocate(0) : ZipBytes.copy(extra, at + HEADER, length(extra, at) - HEADER);
    }

    /** The extra fields with this content in the Zip64 field; a new one is put first. */
    static byte[] replace(byte[] extra, ByteBuffer content) {
        int start = Math.max(position(extra), 0);
        int end = position(extra) < 0 ? 0 : start + length(extra, start);
        return ZipBytes.allocate(extra.length - (end - start) + HEADER + content.remaining())
                .put(extra, 0, start)
                .putShort((short) ID)
                .putShort((short) content.remaining())
                .put(content)
                .put(extra, end, extra.length - end)
                .array();
    }

    private static int position(byte[] extra) {
        ByteBuffer fields = ZipBytes.wrap(extra);
        int at = 0;
        while (at + HEADER <= extra.length && at + length(extra, at) <= extra.length) {
            if (fields.getShort(at) == ID) {
                return at;
            }
            at += length(extra, at);
        }
        return -1;
    }

    private static int length(byte[] extra, int at) {
        return HEADER + ZipBytes.unsignedShort(ZipBytes.wrap(extra), at + 2);
    }
}
