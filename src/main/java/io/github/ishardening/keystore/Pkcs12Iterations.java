package io.github.ishardening.keystore;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * How many iterations a PKCS12 store asks for, read before any password is tried. Its counts stand in the clear, each
 * right behind its salt: that of the MAC (RFC 7292, section 4), of what is encrypted with a password (RFC 8018, appendix
 * A), and of keys that lie open. Those of keys inside something encrypted can't be seen; the JDK makes no more than five
 * million for one key.
 *
 * <p>Reads more leniently than the JDK, so that it sees whatever the JDK would act on.
 */
record Pkcs12Iterations(BerElements elements, Tally tally) {

    /** Stores nest to about 15, certificates in them included; beyond this the readers' own stack is at risk. */
    private static final int DEEPEST = 64;

    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int CONSTRUCTED = 0x20;

    private static final class Tally {
        private long iterations;

        void add(long more) {
            iterations = more > Long.MAX_VALUE - iterations ? Long.MAX_VALUE : iterations + more;
        }
    }

    /** All iterations together; {@link Long#MAX_VALUE} if it nests deeper than any store does. */
    static long of(byte[] store) {
        var tally = new Tally();
        new Pkcs12Iterations(new BerElements(store), tally).walk(0, store.length, 0, false);
        return tally.iterations;
    }

    /** Goes through elements side by side, and says where it ended. */
    private int walk(int from, int to, int depth, boolean isToEndMark) {
        int previous = 0;
        int at = from;
        while (at + 2 <= to && !(isToEndMark && elements.isEndMark(at))) {
            int content = elements.content(at);
            if (depth > DEEPEST || content > to) {
                tally.add(depth > DEEPEST ? Long.MAX_VALUE : 0);
                return to;
            }
            int tag = elements.at(at);
            int end = end(at, to);
            if (tag == (OCTET_STRING | CONSTRUCTED)) {
                var parts = new ByteArrayOutputStream();
                at = collect(content, end, depth + 1, elements.isIndefinite(at), parts);
                byte[] whole = parts.toByteArray();
                new Pkcs12Iterations(new BerElements(whole), tally).walk(0, whole.length, depth + 1, false);
            } else if ((tag & CONSTRUCTED) != 0) {
                int walked = walk(content, end, depth + 1, elements.isIndefinite(at));
                at = elements.isIndefinite(at) ? walked : end;
            } else {
                visit(tag, previous, content, end, depth);
                at = end;
            }
            previous = tag & ~CONSTRUCTED;
        }
        return isToEndMark ? Math.min(to, at + 2) : to;
    }

    private void visit(int tag, int previous, int content, int end, int depth) {
        if (tag == INTEGER && previous == OCTET_STRING) {
            tally.add(count(content, end));
        } else if (tag == OCTET_STRING && content < end && elements.at(content) == SEQUENCE) {
            walk(content, end, depth + 1, false);
        }
    }

    /** Puts together an octet string that is written in parts (X.690, section 8.7.3), and says where it ended. */
    private int collect(int from, int to, int depth, boolean isToEndMark, ByteArrayOutputStream parts) {
        int at = from;
        while (at + 2 <= to && !(isToEndMark && elements.isEndMark(at))) {
            int content = elements.content(at);
            if (depth > DEEPEST || content > to) {
                tally.add(depth > DEEPEST ? Long.MAX_VALUE : 0);
                return to;
            }
            int end = end(at, to);
            if ((elements.at(at) & CONSTRUCTED) != 0) {
                int collected = collect(content, end, depth + 1, elements.isIndefinite(at), parts);
                at = elements.isIndefinite(at) ? collected : end;
            } else {
                parts.write(elements.bytes(), content, end - content);
                at = end;
            }
        }
        return isToEndMark ? Math.min(to, at + 2) : to;
    }

    private int end(int at, int to) {
        return elements.isIndefinite(at) ? to : Math.min(to, elements.content(at) + elements.length(at));
    }

    /** A count; the JDK refuses those that don't fit four bytes, and those below one. */
    private long count(int from, int to) {
        boolean isCount = from < to && to - from <= Integer.BYTES;
        return isCount ? Math.max(0, new BigInteger(Arrays.copyOfRange(elements.bytes(), from, to)).longValue()) : 0;
    }
}
