package io.github.ishardening.verification.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A port that is asked over TLS, again and again, within limits: five seconds and 256 KiB for a connection, 30 seconds for all
 * that come one after the other.
 */
public final class TlsPort {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** As many connections that take the whole time are waited for. */
    private static final int CONNECTIONS = 6;

    private final String host;
    private final int number;
    private final String serverName;
    private final Duration patience;
    private final long end;

    /**
     * A port; its 30 seconds begin now.
     *
     * @param host where to connect to
     * @param number which port
     * @param serverName the name under which the server is asked for (RFC 6066, section 3)
     */
    public TlsPort(String host, int number, String serverName) {
        this(host, number, serverName, PATIENCE);
    }

    /** The same with another time for each connection. */
    TlsPort(String host, int number, String serverName, Duration patience) {
        this.host = host;
        this.number = number;
        this.serverName = serverName;
        this.patience = patience;
        this.end = System.nanoTime() + patience.multipliedBy(CONNECTIONS).toNanos();
    }

    /** Which port. */
    int number() {
        return number;
    }

    /** The name under which the server is asked for. */
    String serverName() {
        return serverName;
    }

    /**
     * Connects.
     *
     * @throws java.net.ConnectException if nothing listens there
     * @throws SocketTimeoutException if the time is over
     * @throws IOException if it can't for another reason
     */
    BoundedSocket connect() throws IOException {
        long left = Math.min(patience.toNanos(), end - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("responds too slowly");
        }
        var socket = new BoundedSocket(Duration.ofNanos(left));
        try {
            // Resolved each time; unresolvable is said by connect.
            socket.connect(new InetSocketAddress(host, number), (int)
                    Math.max(1, Duration.ofNanos(left).toMillis()));
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
