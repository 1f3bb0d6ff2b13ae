package io.github.ishardening.certificate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Writes IP addresses the way RFC 5952 wants IPv6: lower case, no leading zeros, the longest run of zeros as ::. */
final class AddressText {

    private static final int GROUPS = 8;

    private AddressText() {}

    static String of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        var bytes = ByteBuffer.wrap(address.getAddress());
        List<String> groups = new ArrayList<>();
        while (bytes.hasRemaining()) {
            groups.add(Integer.toHexString(Short.toUnsignedInt(bytes.getShort())));
        }
        int start = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosFrom(groups, i);
            if (zeros > length) {
                start = i;
                length = zeros;
            }
        }
        // One group alone is not shortened (RFC 5952, section 4.2.2).
        return length < 2
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, start)) + "::"
                        + String.join(":", groups.subList(start + length, GROUPS));
    }

    private static int zerosFrom(List<String> groups, int start) {
        int end = start;
        while (end < GROUPS && groups.get(end).equals("0")) {
            end++;
        }
        return end - start;
    }
}
