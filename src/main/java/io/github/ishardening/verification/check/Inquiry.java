package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.verification.client.Answer;
import io.github.ishardening.verification.client.JsonObject;
import io.github.ishardening.verification.client.Request;
import io.github.ishardening.verification.client.WebClient;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Sends requests to a server's OAuth endpoints, and reports unusable responses. Their content isn't quoted, as it may
 * be a token, or repeat the request.
 *
 * @param server the server
 * @param findings receives the findings
 */
record Inquiry(RunningServer server, Findings findings) {

    static final String LOG = "Check the server's log for the reason.";

    /** The error codes of RFC 6749 (sections 4.1.2.1 and 5.2), 6750, 7009 and 7591: no secret looks like them. */
    private static final Set<String> ERRORS = Set.of(
            "access_denied",
            "invalid_client",
            "invalid_client_metadata",
            "invalid_grant",
            "invalid_redirect_uri",
            "invalid_request",
            "invalid_scope",
            "invalid_token",
            "server_error",
            "temporarily_unavailable",
            "unauthorized_client",
            "unsupported_grant_type",
            "unsupported_response_type",
            "unsupported_token_type");

    /** Sends a request and returns the response. */
    Answer send(Request request) throws IOException {
        return server.web().send(request);
    }

    /** Adds a finding about an endpoint. */
    void fault(String path, String message, String cure) {
        findings.add(at(path), message, cure);
    }

    /** Adds a warning about an endpoint, for a problem that isn't a risk by itself. */
    void warn(String path, String message, String cure) {
        findings.add(Severity.WARNING, at(path), message, cure);
    }

    /** Reports what couldn't be checked at an endpoint. */
    void byHand(String path, String message, String cure) {
        findings.byHand(at(path), message, cure);
    }

    private Location at(String path) {
        return server.address().location(path);
    }

    /** Whether the endpoint doesn't exist: a Carbon server redirects unknown paths to its login page. */
    static boolean isMissing(Answer answer) {
        return answer.status() == 404 || answer.status() / 100 == 3;
    }

    /**
     * The JSON object in an endpoint's response; any other response is a finding.
     *
     * @param expected the expected content, for messages: {@code its keys}
     */
    Optional<JsonObject> object(String path, Answer answer, String expected) {
        return object(path, answer, expected, LOG);
    }

    /** The same with its own cure. */
    Optional<JsonObject> object(String path, Answer answer, String expected, String cure) {
        var object = Optional.of(answer).filter(Answer::isSuccess).flatMap(found -> JsonObject.read(found.content()));
        if (object.isEmpty()) {
            wrong(path, answer, expected, cure);
        }
        return object;
    }

    /** Adds a finding about an unexpected response. */
    void wrong(String path, Answer answer, String expected, String cure) {
        fault(path, "responds with %s instead of %s.".formatted(describe(answer), expected), cure);
    }

    /** Describes a response briefly, without quoting it. */
    static String describe(Answer answer) {
        if (answer.content().length == WebClient.LARGEST) {
            return "%s and more than a megabyte".formatted(answer.status());
        }
        String text = answer.text().strip();
        if (text.isEmpty()) {
            return "%s and an empty body".formatted(answer.status());
        }
        if (text.startsWith("<")) {
            return "%s and an HTML page".formatted(answer.status());
        }
        return JsonObject.read(answer.content())
                .map(object -> object.text("error")
                        .filter(ERRORS::contains)
                        .map(error -> "%s (%s)".formatted(answer.status(), error))
                        .orElse(String.valueOf(answer.status())))
                .orElseGet(() -> "%s with something other than a JSON object".formatted(answer.status()));
    }
}
