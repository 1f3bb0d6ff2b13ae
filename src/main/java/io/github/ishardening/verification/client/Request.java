package io.github.ishardening.verification.client;

import io.github.ishardening.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request to a server.
 *
 * @param method the method, such as {@code GET}
 * @param path the path with its query, starting with {@code /}
 * @param headers the headers, by name
 * @param body the body; empty for none
 */
public record Request(String method, String path, Map<String, String> headers, byte[] body) {

    /** Copies the headers. */
    public Request {
        headers = Map.copyOf(headers);
    }

    /** A request without headers and body. */
    public static Request of(String method, String path) {
        return new Request(method, path, Map.of(), new byte[0]);
    }

    /** A GET request for a path. */
    public static Request get(String path) {
        return of("GET", path);
    }

    /** A POST request with a text as its body. */
    public static Request post(String path, String contentType, String body) {
        return new Request("POST", path, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with one more header. */
    public Request with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(method, path, more, body);
    }

    /** The same with a user name and password (RFC 7617). */
    public Request as(String user, Secret password) {
        byte[] both = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** Omits headers and body, which may contain secrets. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
