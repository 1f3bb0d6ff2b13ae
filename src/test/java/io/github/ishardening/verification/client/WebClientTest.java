package io.github.ishardening.verification.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client of servers that mean ill. */
@Timeout(60)
class WebClientTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Answer ask(HttpHandler handler, Duration patience) throws IOException {
        server.createContext("/", handler);
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new WebClient(base, Trust.everybody(), patience).send(Request.get("/"));
    }

    @Test
    void takesWhatIsAnswered() throws IOException {
        var answer = ask(
                exchange -> {
                    exchange.getResponseHeaders().set("Server", "Acme");
                    exchange.sendResponseHeaders(401, 5);
                    exchange.getResponseBody().write("tühr".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                },
                Duration.ofSeconds(20));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo("tühr");
        assertThat(answer.header("server")).contains("Acme");
    }

    @Test
    void takesTheBeginningOfWhatDoesNotEnd() throws IOException {
        var answer = ask(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream content = exchange.getResponseBody()) {
                        while (true) {
                            content.write(new byte[1000]);
                        }
                    }
                },
                Duration.ofSeconds(20));
        assertThat(answer.content()).hasSize(WebClient.LARGEST);
    }

    @Test
    void doesNotWaitForWhatComesDropByDrop() {
        long start = System.nanoTime();
        assertThatThrownBy(() -> ask(WebClientTest::drip, Duration.ofSeconds(1)))
                .isInstanceOf(HttpTimeoutException.class)
                .hasMessageMatching("no answer from http://127\\.0\\.0\\.1:\\d+ within 1 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream content = exchange.getResponseBody()) {
            for (int i = 0; i < 600; i++) {
                content.write(' ');
                content.flush();
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void saysThatAServerHangsUp() {
        assertThatThrownBy(() -> ask(
                        exchange -> {
                            exchange.sendResponseHeaders(200, 100);
                            exchange.getResponseBody().write('a');
                            exchange.getResponseBody().flush();
                            throw new IOException("gone");
                        },
                        Duration.ofSeconds(20)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whoInterruptsItIsHeard() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ask(WebClientTest::drip, Duration.ofSeconds(20)))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
