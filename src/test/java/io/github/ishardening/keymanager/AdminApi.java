package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A stand-in for API Manager's admin API: takes key managers that its schema allows, and says what is wrong with others. */
final class AdminApi implements AutoCloseable {

    static final String KEY_MANAGERS = "/api/am/admin/v4/key-managers";

    private static final int CREATED = 201;
    private static final int BAD_REQUEST = 400;

    private final JsonSchema schema;
    private final HttpServer server;

    AdminApi() throws IOException {
        try (var text = AdminApi.class.getResourceAsStream("admin-v4-key-manager.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(text);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(KEY_MANAGERS, this::take);
        server.start();
    }

    /** Posts a key manager; returns the status and what is wrong with it. */
    String post(String json) throws IOException, InterruptedException {
        var address = server.getAddress();
        var request = HttpRequest.newBuilder(URI.create(
                        "http://%s:%d%s".formatted(address.getHostString(), address.getPort(), KEY_MANAGERS)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return (answer.statusCode() + " " + answer.body()).strip();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var faults = schema.validate(new String(exchange.getRequestBody().readAllBytes(), UTF_8), InputFormat.JSON);
            byte[] answer = (faults.isEmpty() ? "" : faults.toString()).getBytes(UTF_8);
            exchange.sendResponseHeaders(
                    faults.isEmpty() ? CREATED : BAD_REQUEST, faults.isEmpty() ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
