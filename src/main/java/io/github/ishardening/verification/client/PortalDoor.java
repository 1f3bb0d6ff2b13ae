package io.github.ishardening.verification.client;

import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The API that Identity Server's portals call with their own password, whose SHA-256 the server stores
 * ({@code ClientAuthenticationHandler} of identity-carbon-auth-rest).
 */
public final class PortalDoor implements Door {

    private static final String PATH = "/api/identity/recovery/v0.9/claims";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String way() {
        return "as the portals do";
    }

    @Override
    public Attempt tryPassword(WebClient web, String application, Secret password) throws IOException {
        var nobodys = web.send(Request.get(PATH));
        if (nobodys.status() != UNAUTHORIZED) {
            return Door.notAsked(nobodys);
        }
        byte[] both = (application + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        var answer = web.send(Request.get(PATH)
                .with("Authorization", "Client " + Base64.getEncoder().encodeToString(both)));
        return Door.ended(outcome(answer.status()), answer);
    }

    /** Other client errors mean an accepted password: the API itself may require more than was sent. */
    private static Outcome outcome(int status) {
        if (status == UNAUTHORIZED) {
            return Outcome.REFUSED;
        }
        boolean isPast = status / 100 == 2 || (status / 100 == 4 && status != FORBIDDEN && status != TOO_MANY);
        return isPast ? Outcome.ACCEPTED : Outcome.UNCLEAR;
    }
}
