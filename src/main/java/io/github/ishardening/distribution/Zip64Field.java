package io.github.ishardening.distribution;

import java.nio.ByteBuffer;

/** The Zip64 field among the extra fields of an entry: the numbers that need 64 bits (APPNOTE.TXT 4.5.3). */
final class Zip64Field {

    private static final int ID = 1;
    private static final int HEADER = 4;

    private Zip64Field() {}

    /** What the field holds; empty where there is none. */
    static ByteBuffer in(byte[] extra) {
        int at = position(extra);
        return at < 0 ? ZipBytes.allocate(0) : ZipBytes.copy(extra, at + HEADER, length(extra, at) - HEADER);
    }

    /** The extra fields with this Zip64 field instead of the one they have; with none where {@code content} is empty. */
    static byte[] replace(byte[] extra, ByteBuffer content) {
        int at = position(extra);
        int end = at < 0 ? 0 : at + length(extra, at);
        int start = Math.max(at, 0);
        int header = content.hasRemaining() ? HEADER : 0;
        ByteBuffer result = ZipBytes.allocate(header + content.remaining() + extra.length - (end - start));
        if (header > 0) {
            result.putShort((short) ID).putShort((short) content.remaining()).put(content);
        }
        return result.put(extra, 0, start).put(extra, end, extra.length - end).array();
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
