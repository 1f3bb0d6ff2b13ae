package io.github.ishardening.verification.client;

import io.github.ishardening.file.Digests;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs in to Identity Server's Console, with an authorization code and PKCE (RFC 7636) as the client {@code CONSOLE}.
 * Ends after the password; the code is never exchanged.
 */
public final class ConsoleDoor implements Door {

    private static final String PATH = "/console";
    private static final String AUTHORIZE = "/oauth2/authorize";
    private static final String COMMON = "/commonauth";
    private static final String DISCOVERY = "/oauth2/token/.well-known/openid-configuration";
    private static final String PORTAL = "/authenticationendpoint/";
    private static final String LOGIN = PORTAL + "login.do";
    private static final String SESSION = "sessionDataKey";
    private static final Pattern ORIGIN =
            Pattern.compile("\"authorization_endpoint\"\\s{0,9}:\\s{0,9}\"(https?:(?:\\\\?/){2}[^\"/\\\\]{1,300})");
    private static final Pattern FAILED = Pattern.compile("(?i)retry|error|lock|register|domain");
    private static final Pattern LOCKED = Pattern.compile("(?i)lock|17003");

    /** The callbacks of different versions; 6.0 and later use the first. */
    private static final List<String> CALLBACKS = List.of("/console", "/console/login");

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String way() {
        return "to the Console";
    }

    /**
     * The login page to which the server redirects browsers, as a path with its query; empty if there is none.
     *
     * @throws IOException if the server doesn't respond
     */
    public static Optional<String> loginPage(WebClient web) throws IOException {
        return Redirect.of(AUTHORIZE, begin(web, new Cookies()))
                .filter(ConsoleDoor::asksForPassword)
                .map(Redirect::target);
    }

    @Override
    public Attempt tryPassword(WebClient web, String user, Secret password) throws IOException {
        var cookies = new Cookies();
        var begun = begin(web, cookies);
        var page = Redirect.of(AUTHORIZE, begun);
        if (page.isEmpty() || !asksForPassword(page.get())) {
            return isKnown(page) ? Door.ended(Outcome.UNCLEAR, begun) : Door.notAsked(begun);
        }
        var answer = web.send(cookies.on(Form.post(
                COMMON,
                "username",
                user,
                "password",
                password.reveal(),
                SESSION,
                page.get().query().get(SESSION))));
        return Door.ended(Redirect.of(COMMON, answer).map(ConsoleDoor::outcome).orElse(Outcome.UNCLEAR), answer);
    }

    private static Outcome outcome(Redirect redirect) {
        if (redirect.path().endsWith(AUTHORIZE) || redirect.query().containsKey("code") || isSecondStep(redirect)) {
            return Outcome.ACCEPTED;
        }
        boolean isWrong = redirect.path().endsWith(LOGIN)
                && redirect.query().getOrDefault("authFailure", "").equals("true")
                && !LOCKED.matcher(redirect.query().getOrDefault("authFailureMsg", "")
                                + redirect.query().getOrDefault("errorCode", ""))
                        .find();
        return isWrong ? Outcome.REFUSED : Outcome.UNCLEAR;
    }

    /** Whether the server requests another step, which it does only after accepting the password. */
    private static boolean isSecondStep(Redirect redirect) {
        return redirect.path().contains(PORTAL)
                && !redirect.path().endsWith(LOGIN)
                && !FAILED.matcher(redirect.path()).find();
    }

    private static boolean asksForPassword(Redirect redirect) {
        return redirect.path().endsWith(LOGIN) && redirect.query().containsKey(SESSION);
    }

    /** Whether the server knows the client, even if it rejects the request. */
    private static boolean isKnown(Optional<Redirect> redirect) {
        return redirect.filter(to -> to.path().contains(PORTAL)
                        && !to.query().getOrDefault("oauthErrorCode", "").contains("invalid_client"))
                .isPresent();
    }

    private static Answer begin(WebClient web, Cookies cookies) throws IOException {
        String origin = origin(web);
        Answer answer = null;
        for (String callback : CALLBACKS) {
            answer = web.send(Request.get(AUTHORIZE + "?"
                    + Form.encoded(
                            "response_type", "code",
                            "client_id", "CONSOLE",
                            "scope", "openid",
                            "redirect_uri", origin + callback,
                            "state", "is-hardening",
                            "code_challenge_method", "S256",
                            "code_challenge", challenge())));
            var sent = Redirect.of(AUTHORIZE, answer);
            if (!isKnown(sent) || sent.filter(ConsoleDoor::asksForPassword).isPresent()) {
                break;
            }
        }
        cookies.take(answer);
        return answer;
    }

    /** The server's own origin, with which its clients' callbacks begin. */
    private static String origin(WebClient web) throws IOException {
        var answer = web.send(Request.get(DISCOVERY));
        var origin = ORIGIN.matcher(answer.isSuccess() ? answer.text() : "");
        return origin.find() ? origin.group(1).replace("\\", "") : web.base().toString();
    }

    /** The challenge of a verifier that is never needed, since the code isn't exchanged. */
    private static String challenge() {
        return Digests.sha256("is-hardening".getBytes(StandardCharsets.UTF_8)).substring(0, 43);
    }
}
