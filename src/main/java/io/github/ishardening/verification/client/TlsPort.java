package io.github.ishardening.verification.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A port that is probed repeatedly over TLS, within limits: five seconds and 256 KiB for a connection, 30 seconds for
 * all consecutive ones.
 */
public final class TlsPort {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** The number of connections that may take the whole time. */
    private static final int CONNECTIONS = 6;

    private final String host;
    private final int number;
    private final String serverName;
    private final Duration patience;
    private final long end;

    /**
     * Creates a port, whose 30 seconds start now.
     *
     * @param host the host to connect to
     * @param number the port number
     * @param serverName the server name to request (RFC 6066, section 3)
     */
    public TlsPort(String host, int number, String serverName) {
        this(host, number, serverName, PATIENCE);
    }

    /** The same with another time limit for each connection. */
    TlsPort(String host, int number, String serverName, Duration patience) {
        this.host = host;
        this.number = number;
        this.serverName = serverName;
        this.patience = patience;
        this.end = System.nanoTime() + patience.multipliedBy(CONNECTIONS).toNanos();
    }

    int number() {
        return number;
    }

    /** The server name to request. */
    String serverName() {
        return serverName;
    }

    /**
     * Connects.
     *
     * @throws java.net.ConnectException if nothing listens there
     * @throws SocketTimeoutException if the time is up
     * @throws IOException if connecting fails for another reason
     */
    BoundedSocket connect() throws IOException {
        long left = Math.min(patience.toNanos(), end - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("responds too slowly");
        }
        var socket = new BoundedSocket(Duration.ofNanos(left));
        try {
            // Resolved each time; connect reports unresolvable names.
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
