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
final class Pkcs12Iterations {

    /** Stores nest to about 15, certificates in them included; beyond this the readers' own stack is at risk. */
    private static final int DEEPEST = 64;

    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_LENGTH = 0x80;

    private final byte[] bytes;
    private final Tally tally;

    private Pkcs12Iterations(byte[] bytes, Tally tally) {
        this.bytes = bytes;
        this.tally = tally;
    }

    private static final class Tally {
        private long iterations;

        void add(long more) {
            iterations = more > Long.MAX_VALUE - iterations ? Long.MAX_VALUE : iterations + more;
        }
    }

    /** All iterations together; {@link Long#MAX_VALUE} if it nests deeper than any store does. */
    static long of(byte[] store) {
        var tally = new Tally();
        new Pkcs12Iterations(store, tally).walk(0, store.length, 0, false);
        return tally.iterations;
    }

    /** Goes through elements side by side, and says where it ended. */
    private int walk(int from, int to, int depth, boolean isToEndMark) {
        int previous = 0;
        int at = from;
        while (at + 2 <= to && !(isToEndMark && isEndMark(at))) {
            int content = content(at);
            if (depth > DEEPEST || content > to) {
                tally.add(depth > DEEPEST ? Long.MAX_VALUE : 0);
                return to;
            }
            int tag = Byte.toUnsignedInt(bytes[at]);
            int end = end(at, to);
            if (tag == (OCTET_STRING | CONSTRUCTED)) {
                var parts = new ByteArrayOutputStream();
                at = collect(content, end, depth + 1, isIndefinite(at), parts);
                byte[] whole = parts.toByteArray();
                new Pkcs12Iterations(whole, tally).walk(0, whole.length, depth + 1, false);
            } else if ((tag & CONSTRUCTED) != 0) {
                int walked = walk(content, end, depth + 1, isIndefinite(at));
                at = isIndefinite(at) ? walked : end;
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
        } else if (tag == OCTET_STRING && content < end && Byte.toUnsignedInt(bytes[content]) == SEQUENCE) {
            walk(content, end, depth + 1, false);
        }
    }

    /** Puts together an octet string that is written in parts (X.690, section 8.7.3), and says where it ended. */
    private int collect(int from, int to, int depth, boolean isToEndMark, ByteArrayOutputStream parts) {
        int at = from;
        while (at + 2 <= to && !(isToEndMark && isEndMark(at))) {
            int content = content(at);
            if (depth > DEEPEST || content > to) {
                tally.add(depth > DEEPEST ? Long.MAX_VALUE : 0);
                return to;
            }
            int end = end(at, to);
            if ((bytes[at] & CONSTRUCTED) != 0) {
                int collected = collect(content, end, depth + 1, isIndefinite(at), parts);
                at = isIndefinite(at) ? collected : end;
            } else {
                parts.write(bytes, content, end - content);
                at = end;
            }
        }
        return isToEndMark ? Math.min(to, at + 2) : to;
    }

    private boolean isEndMark(int at) {
        return bytes[at] == 0 && bytes[at + 1] == 0;
    }

    private boolean isIndefinite(int at) {
        return Byte.toUnsignedInt(bytes[at + 1]) == LONG_LENGTH;
    }

    private int content(int at) {
        return at + 2 + Math.max(0, Byte.toUnsignedInt(bytes[at + 1]) - LONG_LENGTH);
    }

    private int end(int at, int to) {
        return isIndefinite(at) ? to : (int) Math.min(to, content(at) + length(at));
    }

    private long length(int at) {
        int first = Byte.toUnsignedInt(bytes[at + 1]);
        if (first <= LONG_LENGTH) {
            return first;
        }
        long length = 0;
        for (int i = at + 2; i < at + 2 + first - LONG_LENGTH; i++) {
            length = Math.min(Integer.MAX_VALUE, length << Byte.SIZE | Byte.toUnsignedInt(bytes[i]));
        }
        return length;
    }

    /** A count; the JDK refuses those that don't fit four bytes, and those below one. */
    private long count(int from, int to) {
        boolean isCount = from < to && to - from <= Integer.BYTES;
        return isCount ? Math.max(0, new BigInteger(Arrays.copyOfRange(bytes, from, to)).longValue()) : 0;
    }
}
