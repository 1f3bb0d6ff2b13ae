package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.deployment.HttpsHost;
import io.github.ishardening.deployment.PublicAddress;
import io.github.ishardening.distribution.Product.Family;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.verification.client.Answer;
import io.github.ishardening.verification.client.JsonWebKey;
import io.github.ishardening.verification.client.Request;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The server publishes primary's key for its tokens and signs them with it, tells clients where it is, and takes tokens back. */
@Guideline(
        id = "keys-in-use",
        title = "Tokens are signed with the own key",
        severity = Severity.ERROR,
        source = "Create new keystores",
        address = OfficialPages.CREATE_KEYSTORES,
        hardening = """
            `verify-server` asks the started server for the keys by which others verify its tokens (`/oauth2/jwks`): \
            primary's has to be there, and no other, least of all a published or a weak one. The endpoints that the server \
            tells clients of have to be HTTPS and have to name its `[server] hostname`. \
            Where there is an administrator, it registers a client, gets a token, verifies its signature with primary's \
            key, has the server say that it is good, revokes it, has it say that it is no good, asks to be sent to \
            callbacks that the client hasn't registered, and removes the client. \
            Whether partners have fetched the keys again is left to the user.""",
        versions = "Products with OAuth: Identity Server, API Manager.",
        nist = "SC-12")
public final class KeysInUse extends ServerCheck {

    private static final String EXPECTED = "its keys";
    private static final String CALLBACK = "/is-hardening-verify";

    @Override
    public boolean asksOverHttps() {
        return true;
    }

    @Override
    public void ask(RunningServer server, Findings findings) throws IOException {
        var inquiry = new Inquiry(server, findings);
        Answer answer = inquiry.send(Request.get(KeySetCheck.PATH));
        if (Inquiry.isMissing(answer) || (isKernel(server) && !answer.isSuccess())) {
            missing(inquiry, answer);
            return;
        }
        var keys = keys(inquiry, answer);
        var publicAddress = address(server);
        var issuer = new DiscoveryCheck(inquiry, publicAddress.map(HttpsHost::name)).check();
        if (server.administrator().isPresent()) {
            String callback = publicAddress
                    .orElseGet(() -> new HttpsHost(
                            server.address().host(), server.address().https()))
                    .url(CALLBACK);
            var token = new TokenCheck(inquiry, keys, issuer);
            useToken(inquiry, server.administrator().get(), callback, token);
        } else {
            inquiry.byHand(
                    TokenTrial.TOKEN,
                    "was asked for no token, since nobody is named who may register a client.",
                    "Name an administrator, or verify a token by hand.");
        }
    }

    /** A server by itself leads to its console what it doesn't know, however that answers. */
    private static boolean isKernel(RunningServer server) {
        return server.configuration()
                .filter(inspection -> inspection.product().family() == Family.KERNEL)
                .isPresent();
    }

    private static void missing(Inquiry inquiry, Answer answer) {
        boolean isExpected = inquiry.server()
                .configuration()
                .filter(inspection -> inspection.product().family() == Family.IDENTITY_SERVER)
                .isPresent();
        if (isExpected) {
            inquiry.wrong(KeySetCheck.PATH, answer, EXPECTED, "The server's log says why its OAuth isn't there.");
        } else if (inquiry.server().isForeign()) {
            inquiry.byHand(
                    KeySetCheck.PATH,
                    "answers with %d, so that its keys weren't seen.".formatted(answer.status()),
                    "If the server has OAuth, name the address that serves it, or let nothing in between keep it back.");
        } else {
            inquiry.findings().notApplicable("this server has no OAuth");
        }
    }

    private static Optional<List<JsonWebKey>> keys(Inquiry inquiry, Answer answer) {
        var object = inquiry.object(
                KeySetCheck.PATH, answer, EXPECTED, "The server's log says why; it can't be another key than RSA.");
        var keys = object.flatMap(JsonWebKey::set);
        if (object.isPresent() && keys.isEmpty()) {
            inquiry.fault(KeySetCheck.PATH, "answers without keys.", Inquiry.LOG);
        }
        keys.ifPresent(new KeySetCheck(inquiry)::check);
        return keys;
    }

    /** Where clients call it; empty if its configuration doesn't say. */
    private static Optional<HttpsHost> address(RunningServer server) {
        if (server.configuration().isEmpty()) {
            return Optional.of(
                    new HttpsHost(server.address().host(), server.address().https()));
        }
        return server.configuration()
                .filter(inspection -> inspection.fault().isEmpty())
                .map(inspection -> PublicAddress.of(inspection.rendered()));
    }

    private static void useToken(Inquiry inquiry, Account administrator, String callback, TokenCheck check)
            throws IOException {
        var registration = new ClientRegistration(inquiry, administrator, newName());
        try {
            var client = registration.register(callback);
            if (client.isPresent()) {
                var trial = new TokenTrial(inquiry, administrator, client.get());
                Optional<Secret> token = trial.token();
                if (token.isPresent()) {
                    check.check(token.get());
                    trial.revoke(token.get());
                }
                new RedirectCheck(inquiry, client.get().user(), callback).check();
            }
        } finally {
            registration.remove();
        }
    }

    private static String newName() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return "is-hardening-verify-" + HexFormat.of().formatHex(random);
    }
}
