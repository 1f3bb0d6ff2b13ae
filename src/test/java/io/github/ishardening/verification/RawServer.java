package io.github.ishardening.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server that says what no HTTP server would, to whoever connects. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** What it says. */
    public interface Speech {
        void to(OutputStream client) throws IOException, InterruptedException;
    }

    public RawServer(Speech speech) throws IOException {
        start(() -> {
            while (!server.isClosed()) {
                var connection = server.accept();
                connections.add(connection);
                start(() -> {
                    try (connection) {
                        connection.getInputStream().read(new byte[8192]);
                        speech.to(connection.getOutputStream());
                    }
                });
            }
        });
    }

    /** Says a text and hangs up. */
    public static RawServer saying(String text) throws IOException {
        return new RawServer(client -> client.write(text.getBytes(ISO_8859_1)));
    }

    /** Begins so, and then says the same again and again. */
    public static RawServer endless(String beginning, String again, long pause) throws IOException {
        return new RawServer(client -> {
            client.write(beginning.getBytes(ISO_8859_1));
            while (true) {
                client.write(again.getBytes(ISO_8859_1));
                client.flush();
                if (pause > 0) {
                    Thread.sleep(pause);
                }
            }
        });
    }

    public URI base() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the other side, or the test, has hung up
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
