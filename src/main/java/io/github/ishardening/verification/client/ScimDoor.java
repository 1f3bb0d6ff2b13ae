package io.github.ishardening.verification.client;

import io.github.ishardening.secret.Secret;
import java.io.IOException;

/** Login to SCIM 2.0 (RFC 7644, section 3.11), where Identity Server accepts a name and a password (RFC 7617). */
final class ScimDoor implements Door {

    private static final String PATH = "/scim2/Me";
    private static final int UNAUTHORIZED = 401;

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String way() {
        return "through SCIM";
    }

    @Override
    public Attempt tryPassword(WebClient web, String user, Secret password) throws IOException {
        var nobodys = web.send(Request.get(PATH));
        if (nobodys.status() != UNAUTHORIZED) {
            return Door.notAsked(nobodys);
        }
        var answer = web.send(Request.get(PATH).as(user, password));
        if (answer.status() == UNAUTHORIZED) {
            return Door.ended(Outcome.REFUSED, answer);
        }
        return Door.ended(answer.isSuccess() ? Outcome.ACCEPTED : Outcome.UNCLEAR, answer);
    }
}
