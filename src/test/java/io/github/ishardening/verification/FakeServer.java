package io.github.ishardening.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.ishardening.verification.client.Trust;
import io.github.ishardening.verification.client.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A server that answers as it is told, 404 otherwise, and remembers what it was asked. */
public final class FakeServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Function<Seen, Reply>> replies = new HashMap<>();
    private final Map<String, String> always = new LinkedHashMap<>();
    private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());

    /** What it was asked. */
    public record Seen(String method, URI uri, Map<String, List<String>> headers, String body) {

        /** A header; empty if it didn't come. */
        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(each -> each.getKey().equalsIgnoreCase(name))
                    .map(each -> each.getValue().get(0))
                    .findFirst();
        }

        @Override
        public String toString() {
            return method + " " + uri;
        }
    }

    /** What it answers. */
    public record Reply(int status, Map<String, String> headers, String body) {

        public static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body);
        }

        public static Reply redirect(String location) {
            return new Reply(302, Map.of("Location", location), "");
        }

        public Reply with(String name, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Reply(status, more, body);
        }
    }

    public FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers a method and path, such as {@code GET /carbon/}, so. */
    public FakeServer on(String asked, Function<Seen, Reply> reply) {
        replies.put(asked, reply);
        return this;
    }

    /** Answers a method and path always so. */
    public FakeServer on(String asked, Reply reply) {
        return on(asked, seen -> reply);
    }

    /** Sends a header with every answer. */
    public FakeServer always(String name, String value) {
        always.put(name, value);
        return this;
    }

    /** What it was asked, in order. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** What it was asked by this method and path. */
    public List<Seen> seen(String asked) {
        return seen().stream()
                .filter(each -> asked.equals(each.method() + " " + each.uri().getRawPath()))
                .toList();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI base() {
        return URI.create("http://localhost:" + port());
    }

    /** Asks it. */
    public WebClient client() {
        return new WebClient(base(), Trust.everybody());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            seen.add(asked);
            var reply = replies.getOrDefault(asked.method() + " " + asked.uri().getRawPath(), any -> Reply.of(404, ""))
                    .apply(asked);
            always.forEach(exchange.getResponseHeaders()::add);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
