package io.github.ishardening.keystore;

/**
 * Elements in BER (X.690, section 8.1), told by where they begin. Reads whatever is there: lengths may lead beyond the
 * last byte, where there is nothing but zeros.
 */
record BerElements(byte[] bytes) {

    private static final int INDEFINITE = 0x80;
    /** Longer than any store, and far enough from overflowing: what claims to be longer ends beyond the last byte, too. */
    private static final long LONGEST = 1L << 30;

    /** A byte. */
    int at(int index) {
        return index < bytes.length ? Byte.toUnsignedInt(bytes[index]) : 0;
    }

    /** Whether the mark is there that ends an element of indefinite length. */
    boolean isEndMark(int at) {
        return at(at) == 0 && at(at + 1) == 0;
    }

    /** Whether an element goes on to its end mark. */
    boolean isIndefinite(int at) {
        return at(at + 1) == INDEFINITE;
    }

    /** Where the content of an element begins. */
    int content(int at) {
        return at + 2 + Math.max(0, at(at + 1) - INDEFINITE);
    }

    /** The length of an element's content, unless that is indefinite. */
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
