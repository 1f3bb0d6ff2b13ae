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

/** Checks that the server publishes primary's key, signs tokens with it, announces endpoints and revokes tokens. */
@Guideline(
        id = "keys-in-use",
        title = "Tokens are signed with your own key",
        severity = Severity.ERROR,
        source = "Create new keystores",
        address = OfficialPages.CREATE_KEYSTORES,
        hardening = """
            `verify-server` requests the keys that others use to verify the server's tokens (`/oauth2/jwks`): they \
            must be only the current and former keys of the role `primary`; a publicly known or weak key is an error. \
            The endpoints that the server announces to clients must use HTTPS and its `[server] hostname`. If an \
            administrator is configured, the goal registers a client, gets a token, verifies its signature with that \
            key, checks that the server accepts the token, revokes it, checks that the server rejects it, tries \
            callbacks that the client hasn't registered, and removes the client. It can't check whether partners have \
            fetched the new keys.""",
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
                    "wasn't asked for a token, because no administrator who may register a client is configured.",
                    "Configure an administrator, or verify a token yourself.");
        }
    }

    /** Whether it is a bare kernel, which redirects unknown paths to its console, whatever that responds. */
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
            inquiry.wrong(KeySetCheck.PATH, answer, EXPECTED, "Check the server's log for the reason.");
        } else if (inquiry.server().isForeign()) {
            inquiry.byHand(
                    KeySetCheck.PATH,
                    "responds with %s, so its keys weren't checked.".formatted(answer.status()),
                    "If the server supports OAuth, specify the address that serves it, or make sure that nothing in"
                            + " between blocks it.");
        } else {
            inquiry.findings().notApplicable("this server doesn't support OAuth");
        }
    }

    private static Optional<List<JsonWebKey>> keys(Inquiry inquiry, Answer answer) {
        var object = inquiry.object(
                KeySetCheck.PATH, answer, EXPECTED, "Check the server's log for the reason; the key must be RSA.");
        var keys = object.flatMap(JsonWebKey::set);
        if (object.isPresent() && keys.isEmpty()) {
            inquiry.fault(KeySetCheck.PATH, "responds without keys.", Inquiry.LOG);
        }
        keys.ifPresent(new KeySetCheck(inquiry)::check);
        return keys;
    }

    /** The address at which clients call the server; empty if its configuration can't be read. */
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
