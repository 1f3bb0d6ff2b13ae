package io.github.ishardening.keystore;

import java.util.OptionalInt;

/**
 * The outermost elements of a PKCS12 store: version, contents, and the MAC if it has one (RFC 7292, section 4). Read here
 * because loading a library's ASN.1 takes longer than opening all the stores of a server.
 */
final class Pkcs12Outline {

    private static final int ELEMENTS_WITH_MAC = 3;
    private static final int INDEFINITE = 0x80;

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

    /** Whether a store that could be loaded has a MAC. */
    boolean hasMac() {
        int elements = 0;
        int end = isIndefinite(0) ? bytes.length : contentOf(0) + length(0);
        for (int at = contentOf(0); at < end && !isEndOfContent(at); at = after(at)) {
            elements++;
        }
        return elements == ELEMENTS_WITH_MAC;
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
        return bytes[at] == 0 && bytes[at + 1] == 0;
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
        int length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = length << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 2 + i]);
        }
        return length;
    }

    private int lengthBytes(int at) {
        return Math.max(0, firstOfLength(at) - INDEFINITE);
    }

    private int firstOfLength(int at) {
        return Byte.toUnsignedInt(bytes[at + 1]);
    }
}
