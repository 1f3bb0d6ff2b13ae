package io.github.ishardening.verification.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tries to connect to local ports, on systems that don't show the ports of processes. Their owners stay unknown. */
public final class ReachablePorts {

    private static final int PATIENCE_MILLIS = 500;

    private ReachablePorts() {}

    /** The ports that accept connections: apparently on all interfaces, or on loopback only. */
    public static List<ListeningSocket> of(Collection<Integer> ports) throws IOException {
        var outside = outside();
        var reachable = new ArrayList<ListeningSocket>();
        for (int port : ports) {
            if (outside.isPresent() && isReached(outside.get(), port)) {
                reachable.add(new ListeningSocket(InetAddress.getByAddress(new byte[4]), port));
            } else if (isReached(InetAddress.getLoopbackAddress(), port)) {
                reachable.add(new ListeningSocket(InetAddress.getLoopbackAddress(), port));
            }
        }
        return reachable;
    }

    /** An address at which other machines can reach this one. */
    private static Optional<InetAddress> outside() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
    }

    private static boolean isReached(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
