package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.ishardening.deployment.FrameworkFeatures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A stand-in for API Manager's admin API: takes key managers that WSO2's own definition of it and the connector for
 * Identity Server 7 allow, and says what is wrong with others.
 */
final class AdminApi implements AutoCloseable {

    /** The definition of API Manager 4.4, which 4.5 and 4.6 only add {@code allowedOrganizations} to. */
    static final String OF_4_4 = "9.30.1";
    /** The definition of API Manager 4.7. */
    static final String OF_4_7 = "9.33.90";

    static final String KEY_MANAGERS = "/api/am/admin/v4/key-managers";

    private static final String JAR = "org.wso2.carbon.apimgt.rest.api.common-%s.jar";
    private static final Path FOLDER = Path.of("target", "admin-api");
    private static final int CREATED = 201;
    private static final int BAD_REQUEST = 400;

    private final JsonSchema definition;
    private final JsonSchema connector;
    private final HttpServer server;

    /** Starts one of this version of API Manager's REST APIs, of which the build gets the definition. */
    AdminApi(String version) throws IOException {
        var schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        definition = schemas.getSchema(keyManager(version));
        try (var text = AdminApi.class.getResourceAsStream("wso2-is-7-connector.json")) {
            connector = schemas.getSchema(text);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(KEY_MANAGERS, this::take);
        server.start();
    }

    /** The schema of a key manager; what it doesn't name, the server refuses. */
    private static JsonNode keyManager(String version) throws IOException {
        byte[] jar = Files.readAllBytes(FOLDER.resolve(JAR.formatted(version)));
        var all = (ObjectNode)
                new YAMLMapper().readTree(FrameworkFeatures.files(jar).get("admin-api.yaml"));
        var schema = all.at("/components/schemas/KeyManager");
        Stream.of(schema, schema.at("/properties/certificates"), schema.at("/properties/permissions"))
                .forEach(each -> ((ObjectNode) each).put("additionalProperties", false));
        return all.retain("components").put("$ref", "#/components/schemas/KeyManager");
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
            var keyManager = new ObjectMapper().readTree(exchange.getRequestBody());
            var faults = Stream.concat(
                            definition.validate(keyManager).stream(),
                            connector.validate(keyManager.path("additionalProperties")).stream())
                    .toList();
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
