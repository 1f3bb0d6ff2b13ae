package io.github.ishardening.keystore;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Counts the iterations that a PKCS12 store requires, before any password is tried. The counts are unencrypted, each
 * directly after its salt: those of the MAC (RFC 7292, section 4), of password-encrypted parts (RFC 8018, appendix A),
 * and of keys outside such parts. Those of keys inside encrypted parts can't be read; the JDK performs at most five
 * million for one key.
 */
final class Pkcs12Iterations implements BerWalk.Visitor {

    private long iterations;

    private Pkcs12Iterations() {}

    /** The total number of iterations; {@link Long#MAX_VALUE} if the store nests deeper than any real one. */
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

    /** An iteration count; 0 for values that the JDK refuses: those that exceed four bytes or are below one. */
    private static long count(BerElements elements, int from, int to) {
        boolean isCount = from < to && to - from <= Integer.BYTES;
        return isCount ? Math.max(0, new BigInteger(Arrays.copyOfRange(elements.bytes(), from, to)).longValue()) : 0;
    }
}
