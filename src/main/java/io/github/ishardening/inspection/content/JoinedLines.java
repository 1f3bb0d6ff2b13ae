package io.github.ishardening.inspection.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A piece of a text as a decoder of Base64 reads it: without line breaks and blanks, also where the text of a program or
 * JSON writes them, and without all that is no ASCII.
 */
final class JoinedLines {

    private static final int BYTE = 0xFF;

    /** By how much each byte makes the text longer: by 1 if it is visible ASCII and no backslash, else by 0. */
    private static final byte[] COUNTS = new byte[BYTE + 1];

    static {
        Arrays.fill(COUNTS, ' ' + 1, Byte.MAX_VALUE + 1, (byte) 1);
        COUNTS['\\'] = 0;
    }

    private final byte[] bytes;
    /** Where each of these is in the text. */
    private final int[] origins;

    private int length;
    private int limit;

    /** Has room for a text of this length. */
    JoinedLines(int most) {
        this.bytes = new byte[most];
        this.origins = new int[most];
    }

    /** Takes the first bytes of a text, of which those before a limit are to be looked at. */
    void take(byte[] text, int textLimit, int textLength) {
        int taken = 0;
        byte before = 0;
        for (int at = 0; at < textLength; at++) {
            byte each = text[at];
            // Written first and counted then: what is no text makes a processor guess wrong at each branch.
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

    /** Finds what begins before the limit. */
    void find(BytePatterns patterns, BytePatterns.Match match) {
        patterns.find(bytes, limit, length, match);
    }

    /** Where a byte is in the text. */
    int origin(int at) {
        return origins[at];
    }

    /** The Base64 from here on, of so many characters at most, which is always a multiple of 4. */
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
