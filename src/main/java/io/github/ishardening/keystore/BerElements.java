package io.github.ishardening.keystore;

/**
 * Elements in BER (X.690, section 8.1), identified by their offset. Tolerates any input: lengths may extend past the
 * last byte, and bytes there read as 0.
 */
record BerElements(byte[] bytes) {

    private static final int INDEFINITE = 0x80;
    /** Longer than any store, but too short to overflow; longer elements also end past the last byte. */
    private static final long LONGEST = 1L << 30;

    /** The byte at an index; 0 past the last byte. */
    int at(int index) {
        return index < bytes.length ? Byte.toUnsignedInt(bytes[index]) : 0;
    }

    /** Whether the end mark of an element of indefinite length is at this offset. */
    boolean isEndMark(int at) {
        return at(at) == 0 && at(at + 1) == 0;
    }

    /** Whether an element has an indefinite length, and so extends to its end mark. */
    boolean isIndefinite(int at) {
        return at(at + 1) == INDEFINITE;
    }

    /** The offset of an element's content. */
    int content(int at) {
        return at + 2 + Math.max(0, at(at + 1) - INDEFINITE);
    }

    /** The length of an element's content; meaningless if it is indefinite. */
    int length(int at) {
        if (at(at + 1) <= INDEFINITE) {
            return at(at + 1);
        }
        long length = 0;
        for (int i = at + 2; i < content(at); i++) {
            length = Math.min(LONGEST, length << Byte.SIZE | at(i));
        }
        return (int) length;
    }
}
