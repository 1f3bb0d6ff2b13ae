package io.github.ishardening.verification.client;

import io.github.ishardening.inspection.connector.TlsSuite;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds the TLS versions and suites that a port accepts, by starting handshakes with one version and some suites. */
public record TlsProbe(TlsPort port) {

    /**
     * The suite that the server chooses; empty if it accepts none of them in this version.
     *
     * @param offered the offered suites, in order of preference
     * @throws java.net.ConnectException if nothing listens there
     * @throws IOException if the port doesn't respond in time, or with something other than TLS
     */
    public Optional<TlsSuite> choice(TlsVersion version, List<TlsSuite> offered) throws IOException {
        byte[] hello = new ClientHello(version, offered, port.serverName()).record();
        Optional<ServerHello> answer;
        try (var socket = port.connect()) {
            answer = answer(socket, hello);
        }
        var chosen = answer.filter(each -> each.version() == version.code());
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        int suite = chosen.get().suite();
        return Optional.of(offered.stream()
                .filter(each -> each.code() == suite)
                .findFirst()
                .orElseThrow(() -> new ProtocolException("chooses a cipher suite that wasn't offered")));
    }

    private static Optional<ServerHello> answer(BoundedSocket socket, byte[] hello) throws IOException {
        try {
            socket.getOutputStream().write(hello);
            return ServerHello.read(socket.getInputStream());
        } catch (SocketException e) {
            // A reset connection is a refusal.
            return Optional.empty();
        }
    }

    /**
     * All suites that the server accepts in a version, in the order in which it chooses them; empty if it doesn't
     * accept the version.
     *
     * @throws IOException as {@link #choice}
     */
    public List<TlsSuite> suites(TlsVersion version) throws IOException {
        var left = new ArrayList<>(version.suites());
        var taken = new ArrayList<TlsSuite>();
        for (var next = choice(version, left); next.isPresent(); next = choice(version, left)) {
            taken.add(next.get());
            left.remove(next.get());
            if (left.isEmpty()) {
                break;
            }
        }
        return List.copyOf(taken);
    }

    /**
     * Whether the server chooses suites in its own order; empty if that is unknown, because it accepts fewer than two.
     *
     * @param taken the suites that it accepts in this version
     * @throws IOException as {@link #choice}
     */
    public Optional<Boolean> serverChooses(TlsVersion version, List<TlsSuite> taken) throws IOException {
        if (taken.size() < 2) {
            return Optional.empty();
        }
        var reversed = new ArrayList<>(taken);
        Collections.reverse(reversed);
        return Optional.of(choice(version, taken).equals(choice(version, reversed)));
    }
}
