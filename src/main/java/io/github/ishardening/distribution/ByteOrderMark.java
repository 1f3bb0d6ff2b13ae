package io.github.ishardening.distribution;

import java.util.Arrays;

/**
 * The byte order mark that Windows editors add to the beginning of UTF-8 texts. It has no meaning there, but Java's
 * decoders keep it as the first character (Unicode Standard, section 23.8).
 */
public final class ByteOrderMark {

    private static final String CHARACTER = "\uFEFF";
    private static final byte[] BYTES = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ByteOrderMark() {}

    /** Whether a file begins with it. */
    public static boolean isIn(byte[] content) {
        return content.length >= BYTES.length && Arrays.equals(content, 0, BYTES.length, BYTES, 0, BYTES.length);
    }

    /** A file without it. */
    public static byte[] strip(byte[] content) {
        return isIn(content) ? Arrays.copyOfRange(content, BYTES.length, content.length) : content;
    }

    /** A decoded text without it. */
    public static String strip(String text) {
        return text.startsWith(CHARACTER) ? text.substring(CHARACTER.length()) : text;
    }
}
