package io.github.ishardening.keystore;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * How many iterations a PKCS12 store asks for, read before any password is tried. Its counts stand in the clear, each
 * right behind its salt: that of the MAC (RFC 7292, section 4), of what is encrypted with a password (RFC 8018, appendix
 * A), and of keys that lie open. Those of keys inside something encrypted can't be seen; the JDK makes no more than five
 * million for one key.
 */
final class Pkcs12Iterations implements BerWalk.Visitor {

    private long iterations;

    private Pkcs12Iterations() {}

    /** All iterations together; {@link Long#MAX_VALUE} if it nests deeper than any store does. */
    static long of(byte[] store) {
        var tally = new Pkcs12Iterations();
        BerWalk.of(store, 0, tally);
        return tally.iterations;
    }

    @Override
    public void visit(BerElements elements, int tag, int previous, int content, int end) {
        if (tag == BerWalk.INTEGER && previous == BerWalk.OCTET_STRING) {
            add(count(elements, content, end));
        }
    }

    @Override
    public void tooDeep() {
        add(Long.MAX_VALUE);
    }

    private void add(long more) {
        iterations = more > Long.MAX_VALUE - iterations ? Long.MAX_VALUE : iterations + more;
    }

    /** A count; the JDK refuses those that don't fit four bytes, and those below one. */
    private static long count(BerElements elements, int from, int to) {
        boolean isCount = from < to && to - from <= Integer.BYTES;
        return isCount ? Math.max(0, new BigInteger(Arrays.copyOfRange(elements.bytes(), from, to)).longValue()) : 0;
    }
}
