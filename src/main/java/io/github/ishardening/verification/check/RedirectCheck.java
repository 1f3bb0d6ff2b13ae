package io.github.ishardening.verification.check;

import io.github.ishardening.verification.client.Answer;
import io.github.ishardening.verification.client.Request;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Checks that a server redirects only to addresses that a client has registered (RFC 9700, section 2.1). */
final class RedirectCheck {

    private static final String PATH = "/oauth2/authorize";
    /** Reserved, so it belongs to nobody (RFC 2606). */
    private static final String FOREIGN = "https://attacker.example/callback";

    private static final String CURE =
            "Install the server's security updates, and make sure that no custom code decides which callbacks are accepted.";

    private final Inquiry inquiry;
    private final String client;
    private final String callback;

    /**
     * Creates a check with a client.
     *
     * @param client its ID
     * @param callback the only address that it has registered
     */
    RedirectCheck(Inquiry inquiry, String client, String callback) {
        this.inquiry = inquiry;
        this.client = client;
        this.callback = callback;
    }

    /** Requests redirects to the registered address and to others. */
    void check() throws IOException {
        if (isRefusal(authorize(callback))) {
            inquiry.byHand(
                    PATH,
                    "also rejects the registered callback, so rejecting others proves nothing.",
                    "Try both with your own client.");
        }
        for (String other : List.of(FOREIGN, callback + "/elsewhere")) {
            Answer answer = authorize(other);
            if (target(answer).filter(target -> isAt(target, other)).isPresent()) {
                inquiry.fault(PATH, "sends browsers to %s, which the client hasn't registered.".formatted(other), CURE);
            } else if (!isRefusal(answer)) {
                inquiry.fault(
                        PATH,
                        "responds with %s instead of rejecting %s, which the client hasn't registered."
                                .formatted(answer.status(), other),
                        CURE);
            }
        }
    }

    private Answer authorize(String redirect) throws IOException {
        return inquiry.send(Request.get(PATH + "?response_type=code&scope=openid&client_id=" + client + "&redirect_uri="
                + URLEncoder.encode(redirect, StandardCharsets.UTF_8)));
    }

    /** Whether a response is a client error, or a redirect to the server's error page with an error code. */
    private boolean isRefusal(Answer answer) {
        return answer.status() / 100 == 4
                || target(answer)
                        .filter(target -> target.getRawQuery() != null
                                && target.getRawQuery().contains("oauthErrorCode="))
                        .isPresent();
    }

    private Optional<URI> target(Answer answer) {
        return answer.header("Location")
                .filter(location -> answer.status() / 100 == 3)
                .flatMap(location -> {
                    try {
                        return Optional.of(inquiry.server().web().base().resolve(new URI(location)));
                    } catch (URISyntaxException e) {
                        return Optional.empty();
                    }
                });
    }

    private static boolean isAt(URI target, String address) {
        var expected = URI.create(address);
        return expected.getHost().equalsIgnoreCase(target.getHost())
                && expected.getPath().equals(target.getPath());
    }
}
