package io.github.ishardening.verification.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The target of a redirect, without the host: a server redirects to its public name, by which it may not be reachable
 * here.
 *
 * @param path the path, from {@code /}, encoded
 * @param query the decoded parameters of the query, by name; the first value of several
 * @param target the path with its query, encoded
 */
public record Redirect(String path, Map<String, String> query, String target) {

    private static final int REDIRECTION = 3;

    /** Copies the query. */
    public Redirect {
        query = Map.copyOf(query);
    }

    /**
     * The target of this response, if it is a redirect and its address can be parsed.
     *
     * @param asked the requested path, without a query
     */
    public static Optional<Redirect> of(String asked, Answer answer) {
        return answer.status() / 100 == REDIRECTION
                ? answer.header("Location").flatMap(location -> parse(asked, location))
                : Optional.empty();
    }

    private static Optional<Redirect> parse(String asked, String location) {
        try {
            var uri = URI.create(asked).resolve(new URI(location));
            String path = uri.getRawPath();
            if (path == null || !path.startsWith("/")) {
                return Optional.empty();
            }
            String query = uri.getRawQuery();
            return Optional.of(
                    query == null
                            ? new Redirect(path, Map.of(), path)
                            : new Redirect(path, parameters(query), path + "?" + query));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (String each : query.split("&", -1)) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            String value = equals < 0 ? "" : each.substring(equals + 1);
            parameters.putIfAbsent(decoded(name), decoded(value));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
