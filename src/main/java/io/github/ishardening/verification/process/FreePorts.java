package io.github.ishardening.verification.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.Random;

/** Finds ports on which nothing listens. */
public final class FreePorts {

    /** The highest port below those that systems assign to clients, which may take a port after it was found free. */
    private static final int OF_SERVERS = 32_767;

    private static final int HIGHEST = 65_535;

    private static final int TRIES = 100;

    private FreePorts() {}

    /**
     * An offset that moves all these ports to free ones; empty if none is found.
     *
     * @param random makes concurrent builds choose different offsets
     */
    public static OptionalInt offset(Collection<Integer> ports, Random random) {
        int highest = ports.stream().mapToInt(port -> port).max().orElseThrow();
        int limit = highest < OF_SERVERS ? OF_SERVERS : HIGHEST;
        for (int i = 0; i < TRIES && highest < limit; i++) {
            int offset = 1 + random.nextInt(limit - highest);
            if (ports.stream().allMatch(port -> isFree(port + offset))) {
                return OptionalInt.of(offset);
            }
        }
        return OptionalInt.empty();
    }

    /** Binding to all interfaces fails if the port is used on any, except where Windows shares it. */
    private static boolean isFree(int port) {
        return binds(new InetSocketAddress(port))
                && binds(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean binds(InetSocketAddress address) {
        try (var socket = new ServerSocket()) {
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
