package io.github.ishardening.inspection.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A piece of a text as a Base64 decoder reads it: without line breaks and blanks, including escaped ones in programs or
 * JSON, and without non-ASCII characters.
 */
final class JoinedLines {

    private static final int BYTE = 0xFF;

    /** How much each byte adds to the length: 1 for visible ASCII other than a backslash, otherwise 0. */
    private static final byte[] COUNTS = new byte[BYTE + 1];

    static {
        Arrays.fill(COUNTS, ' ' + 1, Byte.MAX_VALUE + 1, (byte) 1);
        COUNTS['\\'] = 0;
    }

    private final byte[] bytes;
    /** The position of each of these in the text. */
    private final int[] origins;

    private int length;
    private int limit;

    /** Allocates room for a text of this length. */
    JoinedLines(int most) {
        this.bytes = new byte[most];
        this.origins = new int[most];
    }

    /** Takes the first bytes of a text; matches have to begin before the limit. */
    void take(byte[] text, int textLimit, int textLength) {
        int taken = 0;
        byte before = 0;
        for (int at = 0; at < textLength; at++) {
            byte each = text[at];
            // Written before it is counted: on binary content, a processor would mispredict each branch.
            bytes[taken] = each;
            origins[taken] = at;
            taken += COUNTS[each & BYTE];
            if (before == '\\' && (each == 'n' || each == 'r' || each == 't')) {
                taken--;
            }
            before = each;
        }
        length = taken;
        int found = Arrays.binarySearch(origins, 0, taken, textLimit);
        limit = found < 0 ? -found - 1 : found;
    }

    /** Finds patterns that begin before the limit. */
    void find(BytePatterns patterns, BytePatterns.Match match) {
        patterns.find(bytes, limit, length, match);
    }

    /** The position of a byte in the text. */
    int origin(int at) {
        return origins[at];
    }

    /** The Base64 from a position, at most this many characters; its length is always a multiple of 4. */
    String base64(int from, int most) {
        int end = from;
        while (end < length && end - from < most && isBase64(bytes[end])) {
            end++;
        }
        return new String(bytes, from, (end - from) / 4 * 4, StandardCharsets.US_ASCII);
    }

    private static boolean isBase64(byte each) {
        return Character.isLetterOrDigit(each) || each == '+' || each == '/';
    }
}
