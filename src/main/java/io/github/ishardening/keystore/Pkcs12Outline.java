package io.github.ishardening.keystore;

import java.util.OptionalInt;

/**
 * The outermost elements of a PKCS12 store: version, contents, and the MAC if it has one (RFC 7292, section 4). Read here
 * because loading a library's ASN.1 takes longer than opening all the stores of a server.
 */
final class Pkcs12Outline {

    private static final int INDEFINITE = 0x80;
    /** Longer than any store, and far enough from overflowing: what claims to be longer ends beyond the last byte, too. */
    private static final long LONGEST = 1L << 30;

    private final byte[] bytes;

    Pkcs12Outline(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Where the store ends by its own account, maybe beyond the last byte; empty if that makes no sense. */
    OptionalInt end() {
        int lengthBytes = lengthBytes(0);
        return lengthBytes < Integer.BYTES && bytes.length >= 2 + lengthBytes
                ? OptionalInt.of(isIndefinite(0) ? 2 : contentOf(0) + length(0))
                : OptionalInt.empty();
    }

    /** Whether a store that could be loaded has a MAC: whether anything follows version and contents, as the JDK asks. */
    boolean hasMac() {
        int end = isIndefinite(0) ? bytes.length : contentOf(0) + length(0);
        int third = after(after(contentOf(0)));
        return third < end && !(isIndefinite(0) && isEndOfContent(third));
    }

    /** Where the next element begins: elements of indefinite length go on to their end mark (X.690, section 8.1.3.6). */
    private int after(int start) {
        int at = start;
        int open = 0;
        do {
            if (isEndOfContent(at)) {
                open--;
                at += 2;
            } else if (isIndefinite(at)) {
                open++;
                at += 2;
            } else {
                at = contentOf(at) + length(at);
            }
        } while (open > 0);
        return at;
    }

    private boolean isEndOfContent(int at) {
        return byteAt(at) == 0 && byteAt(at + 1) == 0;
    }

    private boolean isIndefinite(int at) {
        return firstOfLength(at) == INDEFINITE;
    }

    private int contentOf(int at) {
        return at + 2 + lengthBytes(at);
    }

    private int length(int at) {
        int lengthBytes = lengthBytes(at);
        if (lengthBytes == 0) {
            return firstOfLength(at);
        }
        long length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = Math.min(LONGEST, length << Byte.SIZE | byteAt(at + 2 + i));
        }
        return (int) length;
    }

    private int lengthBytes(int at) {
        return Math.max(0, firstOfLength(at) - INDEFINITE);
    }

    private int firstOfLength(int at) {
        return byteAt(at + 1);
    }

    /** Nothing but zeros beyond the last byte: an end mark, wherever a damaged store leads to. */
    private int byteAt(int index) {
        return index < bytes.length ? Byte.toUnsignedInt(bytes[index]) : 0;
    }
}
