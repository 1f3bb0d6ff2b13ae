package io.github.ishardening.keystore;

import java.util.OptionalInt;

/**
 * The outermost elements of a PKCS12 store: version, contents and optional MAC (RFC 7292, section 4). Parsed here
 * because loading a library's ASN.1 takes longer than opening all the stores of a server.
 */
record Pkcs12Outline(byte[] bytes) {

    /** The end of the store by its own length, which may be past the last byte; empty if the length is invalid. */
    OptionalInt end() {
        var elements = new BerElements(bytes);
        int content = elements.content(0);
        return content < 2 + Integer.BYTES && bytes.length >= content
                ? OptionalInt.of(elements.isIndefinite(0) ? 2 : content + elements.length(0))
                : OptionalInt.empty();
    }

    /** Whether a loadable store has a MAC. Like the JDK, checks whether anything follows version and contents. */
    boolean hasMac() {
        var elements = new BerElements(bytes);
        int content = elements.content(0);
        int third = mac();
        return elements.isIndefinite(0)
                ? third < bytes.length && !elements.isEndMark(third)
                : third < content + elements.length(0);
    }

    /** The offset of the MAC, if there is one: after version and contents. */
    int mac() {
        var elements = new BerElements(bytes);
        return after(elements, after(elements, elements.content(0)));
    }

    /** The offset of the next element; one of indefinite length extends to its end mark (X.690, section 8.1.3.6). */
    private static int after(BerElements elements, int start) {
        int at = start;
        int open = 0;
        do {
            if (elements.isEndMark(at)) {
                open--;
                at += 2;
            } else if (elements.isIndefinite(at)) {
                open++;
                at += 2;
            } else {
                at = elements.content(at) + elements.length(at);
            }
        } while (open > 0);
        return at;
    }
}
