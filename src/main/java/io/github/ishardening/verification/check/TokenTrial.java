package io.github.ishardening.verification.check;

import io.github.ishardening.secret.Secret;
import io.github.ishardening.verification.client.Answer;
import io.github.ishardening.verification.client.Request;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Gets a token from a server, and checks that it is valid only until it is revoked (RFC 6749, 7009, 7662). */
final class TokenTrial {

    static final String TOKEN = "/oauth2/token";

    private static final String INTROSPECT = "/oauth2/introspect";
    private static final String REVOKE = "/oauth2/revoke";

    private final Inquiry inquiry;
    private final Account administrator;
    private final Account client;

    /**
     * Creates a trial with a client.
     *
     * @param administrator the account that may check whether a token is valid
     */
    TokenTrial(Inquiry inquiry, Account administrator, Account client) {
        this.inquiry = inquiry;
        this.administrator = administrator;
        this.client = client;
    }

    /** A token for the client itself; empty if it gets none, which is then reported. */
    Optional<Secret> token() throws IOException {
        Answer answer =
                inquiry.send(form(TOKEN, "grant_type=client_credentials").as(client.user(), client.password()));
        var object = inquiry.object(TOKEN, answer, "a token");
        var token = object.flatMap(issued -> issued.text("access_token"));
        if (object.isPresent() && token.isEmpty()) {
            inquiry.fault(TOKEN, "responds without a token.", Inquiry.LOG);
        }
        return token.map(Secret::of);
    }

    /** Asks the server whether the token is valid, revokes it, and asks again. */
    void revoke(Secret token) throws IOException {
        var good = isActive(token);
        if (good.equals(Optional.of(false))) {
            inquiry.fault(INTROSPECT, "rejects a token that it has just issued.", Inquiry.LOG);
        }
        Answer answer = inquiry.send(form(REVOKE, with(token)).as(client.user(), client.password()));
        if (!answer.isSuccess()) {
            inquiry.wrong(REVOKE, answer, "a confirmation that the token is revoked", Inquiry.LOG);
        } else if (good.isPresent() && isActive(token).equals(Optional.of(true))) {
            inquiry.fault(
                    INTROSPECT,
                    "accepts a revoked token: a stolen token remains valid.",
                    "Install the server's security updates, and check for token caches.");
        }
    }

    private Optional<Boolean> isActive(Secret token) throws IOException {
        Answer answer = inquiry.send(form(INTROSPECT, with(token)).as(administrator.user(), administrator.password()));
        var object = inquiry.object(INTROSPECT, answer, "the state of the token");
        var active = object.flatMap(state -> state.flag("active"));
        if (object.isPresent() && active.isEmpty()) {
            inquiry.fault(INTROSPECT, "doesn't say whether a token is valid.", Inquiry.LOG);
        }
        return active;
    }

    private static String with(Secret token) {
        return "token_type_hint=access_token&token=" + URLEncoder.encode(token.reveal(), StandardCharsets.UTF_8);
    }

    private static Request form(String path, String fields) {
        return Request.post(path, "application/x-www-form-urlencoded", fields).with("Accept", "application/json");
    }
}
