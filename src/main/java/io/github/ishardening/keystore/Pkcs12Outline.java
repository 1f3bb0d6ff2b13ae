package io.github.ishardening.keystore;

import java.util.OptionalInt;

/**
 * The outermost elements of a PKCS12 store: version, contents, and the MAC if it has one (RFC 7292, section 4). Read here
 * because loading a library's ASN.1 takes longer than opening all the stores of a server.
 */
record Pkcs12Outline(byte[] bytes) {

    /** Where the store ends by its own account, maybe beyond the last byte; empty if that makes no sense. */
    OptionalInt end() {
        var elements = new BerElements(bytes);
        int content = elements.content(0);
        return content < 2 + Integer.BYTES && bytes.length >= content
                ? OptionalInt.of(elements.isIndefinite(0) ? 2 : content + elements.length(0))
                : OptionalInt.empty();
    }

    /** Whether a store that could be loaded has a MAC: whether anything follows version and contents, as the JDK asks. */
    boolean hasMac() {
        var elements = new BerElements(bytes);
        int content = elements.content(0);
        int third = mac();
        return elements.isIndefinite(0)
                ? third < bytes.length && !elements.isEndMark(third)
                : third < content + elements.length(0);
    }

    /** Where the MAC begins, if there is one: behind version and contents. */
    int mac() {
        var elements = new BerElements(bytes);
        return after(elements, after(elements, elements.content(0)));
    }

    /** Where the next element begins: elements of indefinite length go on to their end mark (X.690, section 8.1.3.6). */
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
