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
 * Asks a server's OAuth endpoints, and finds fault with answers that are none. What those say is not repeated: it may be a
 * token, or what was asked.
 *
 * @param server whom to ask
 * @param findings where to put what is found
 */
record Inquiry(RunningServer server, Findings findings) {

    static final String LOG = "Check the server's log for the reason.";

    /** What RFC 6749 (sections 4.1.2.1 and 5.2), 6750, 7009 and 7591 call errors: no secret looks like them. */
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

    /** What the server answers. */
    Answer send(Request request) throws IOException {
        return server.web().send(request);
    }

    /** A finding about an endpoint. */
    void fault(String path, String message, String cure) {
        findings.add(at(path), message, cure);
    }

    /** A finding about an endpoint that keeps nobody safe or in danger by itself. */
    void warn(String path, String message, String cure) {
        findings.add(Severity.WARNING, at(path), message, cure);
    }

    /** What couldn't be asked of an endpoint. */
    void byHand(String path, String message, String cure) {
        findings.byHand(at(path), message, cure);
    }

    private Location at(String path) {
        return server.address().location(path);
    }

    /** Whether nobody answers there: a Carbon server leads what it doesn't know to its login page. */
    static boolean isMissing(Answer answer) {
        return answer.status() == 404 || answer.status() / 100 == 3;
    }

    /**
     * The JSON object that an endpoint answered; without one that is a finding.
     *
     * @param expected what was asked for: {@code its keys}
     */
    Optional<JsonObject> object(String path, Answer answer, String expected) {
        return object(path, answer, expected, LOG);
    }

    /** The same with a cure of its own. */
    Optional<JsonObject> object(String path, Answer answer, String expected, String cure) {
        var object = Optional.of(answer).filter(Answer::isSuccess).flatMap(found -> JsonObject.read(found.content()));
        if (object.isEmpty()) {
            wrong(path, answer, expected, cure);
        }
        return object;
    }

    /** Finds fault with an answer that isn't what was asked for. */
    void wrong(String path, Answer answer, String expected, String cure) {
        fault(path, "responds with %s instead of %s.".formatted(describe(answer), expected), cure);
    }

    /** What kind of answer it is, in a few words of ours. */
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
