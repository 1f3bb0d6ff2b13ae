package io.github.ishardening.verification.check;

import io.github.ishardening.verification.process.ListeningSocket;
import java.util.List;
import java.util.Optional;

/** The interfaces on which a port listens. */
record Interfaces(boolean areLocal, Optional<String> single) {

    static Interfaces of(List<ListeningSocket> sockets) {
        boolean isAll = sockets.stream().anyMatch(socket -> socket.address().isAnyLocalAddress());
        boolean areLocal = sockets.stream().allMatch(socket -> socket.address().isLoopbackAddress());
        return new Interfaces(
                areLocal,
                isAll || areLocal
                        ? Optional.empty()
                        : sockets.stream()
                                .map(socket -> socket.address().getHostAddress())
                                .filter(address -> !address.isEmpty())
                                .sorted()
                                .reduce((one, other) -> one + " and " + other));
    }

    String text() {
        return areLocal ? " (loopback only)" : single.map(" on "::concat).orElse(" on all interfaces");
    }
}
