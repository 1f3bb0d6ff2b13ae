package io.github.ishardening.verification.check;

import io.github.ishardening.json.Jackson;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.verification.client.Answer;
import io.github.ishardening.verification.client.JsonObject;
import io.github.ishardening.verification.client.Request;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A temporary OAuth client for the checks: registered with WSO2's dynamic client registration (RFC 7591, with
 * extensions), and removed whatever happens.
 */
final class ClientRegistration {

    static final String PATH = "/api/identity/oauth2/dcr/v1.1/register";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{2,254}");
    private static final String ID_NAME = "client_id";
    private static final String CLIENT = "a client";

    private final Inquiry inquiry;
    private final Account administrator;
    private final String name;
    private Optional<String> id = Optional.empty();
    private boolean mayBeThere;
    private boolean isThere;

    /**
     * Prepares a registration; sends nothing yet.
     *
     * @param administrator the account that may register and remove the client
     * @param name its unique name, of characters that URLs don't encode
     */
    ClientRegistration(Inquiry inquiry, Account administrator, String name) {
        this.inquiry = inquiry;
        this.administrator = administrator;
        this.name = name;
    }

    /**
     * Registers the client; empty if that fails, which is then reported.
     *
     * @param callback its only callback URL
     */
    Optional<Account> register(String callback) throws IOException {
        mayBeThere = true;
        // This is the older of WSO2's two names for the token type: older versions reject the newer one.
        Answer answer = send(Request.post(PATH, "application/json", """
                {"client_name":"%s","grant_types":["client_credentials","authorization_code"],"redirect_uris":["%s"],\
                "token_type_extension":"JWT"}""".formatted(name, Jackson.escaped(callback))));
        if (Inquiry.isMissing(answer)) {
            mayBeThere = false;
            inquiry.byHand(
                    PATH,
                    "doesn't exist, so no client was registered and no token verified.",
                    "Get a token with your own client, and verify it against %s.".formatted(KeySetCheck.PATH));
            return Optional.empty();
        }
        // A server that fails may have registered the client first.
        mayBeThere = answer.status() / 100 != 4;
        isThere = answer.isSuccess();
        if (answer.status() == 401 || answer.status() == 403) {
            inquiry.fault(
                    PATH,
                    "rejects the administrator (%s), so no client was registered and no token verified."
                            .formatted(answer.status()),
                    "Configure an administrator who may register clients.");
            return Optional.empty();
        }
        return inquiry.object(PATH, answer, CLIENT).flatMap(this::client);
    }

    private Optional<Account> client(JsonObject registered) {
        id = id(registered);
        var secret = registered.text("client_secret");
        if (id.isEmpty() || secret.isEmpty()) {
            inquiry.fault(PATH, "responds without the ID or the secret of the registered client.", Inquiry.LOG);
        }
        return id.flatMap(known -> secret.map(password -> new Account(known, Secret.of(password))));
    }

    private static Optional<String> id(JsonObject client) {
        return client.text(ID_NAME).filter(text -> ID.matcher(text).matches());
    }

    /** Removes the client if it was registered, and reports a failure to do so. */
    void remove() {
        if (!mayBeThere) {
            return;
        }
        // An interrupted build waits for the removal: otherwise, the client would remain.
        boolean interrupted = Thread.interrupted();
        try {
            Optional<String> known = id.isPresent() ? id : find();
            if (known.isPresent()) {
                Answer answer = send(Request.of("DELETE", PATH + "/" + known.get()));
                if (!answer.isSuccess()) {
                    left("it responds with %s instead of removing it".formatted(Inquiry.describe(answer)));
                }
            }
        } catch (IOException e) {
            left("it doesn't respond to the request to remove it");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The ID of the client, if the server didn't return it; empty if there is no client with this name. */
    private Optional<String> find() throws IOException {
        Answer answer = send(Request.get(PATH + "?client_name=" + name));
        var found = JsonObject.read(answer.content())
                .filter(client ->
                        answer.isSuccess() && client.text("client_name").equals(Optional.of(name)))
                .flatMap(ClientRegistration::id);
        // Newer versions respond with 401 for an unknown client.
        boolean isGone = answer.status() == 404 || answer.status() == 401;
        if (found.isEmpty() && (isThere || !isGone)) {
            left("it responds with %s to a request for it".formatted(Inquiry.describe(answer)));
        }
        return found;
    }

    private void left(String why) {
        inquiry.fault(
                PATH,
                "may still have the test client %s: %s.".formatted(name, why),
                "Remove the application %s in the server's console.".formatted(name));
    }

    private Answer send(Request request) throws IOException {
        return inquiry.send(
                request.with("Accept", "application/json").as(administrator.user(), administrator.password()));
    }
}
