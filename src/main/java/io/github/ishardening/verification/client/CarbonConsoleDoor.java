package io.github.ishardening.verification.client;

import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Login through the form of the Carbon console, with a CSRF token that the page's script requests (OWASP CSRFGuard).
 * Determined by trial on kernels 4.7.1 and 4.10.32.
 */
final class CarbonConsoleDoor implements Door {

    private static final String PAGE = "/carbon/admin/login.jsp";
    private static final String ACTION = "/carbon/admin/login_action.jsp";
    private static final String TOKEN = "/carbon/admin/js/csrfPrevention.js";
    private static final Pattern NAME_AND_TOKEN = Pattern.compile("\\s{0,9}([\\w-]{1,100}):([\\w-]{1,200})\\s{0,9}");
    private static final String SIGN_OUT = "/carbon/admin/logout_action.jsp";

    @Override
    public String path() {
        return PAGE;
    }

    @Override
    public String way() {
        return "to the Carbon console";
    }

    @Override
    public Attempt tryPassword(WebClient web, String user, Secret password) throws IOException {
        var page = web.send(Request.get(PAGE));
        if (!page.isSuccess() || !page.text().contains("login_action.jsp")) {
            return Door.notAsked(page);
        }
        var cookies = new Cookies().take(page);
        var fields = new ArrayList<>(List.of("username", user, "password", password.reveal()));
        fields.addAll(token(web, cookies));
        var answer = web.send(cookies.on(Form.post(ACTION, fields.toArray(String[]::new))));
        String status = Redirect.of(ACTION, answer)
                .map(redirect -> redirect.query().getOrDefault("loginStatus", ""))
                .orElse("");
        return switch (status) {
            case "true" -> {
                web.send(cookies.take(answer).on(Request.get(SIGN_OUT)));
                yield Door.ended(Outcome.ACCEPTED, answer);
            }
            case "false", "failed" -> Door.ended(Outcome.REFUSED, answer);
            default -> Door.ended(Outcome.UNCLEAR, answer);
        };
    }

    /** The field with the token; empty if there is none. The server issues it only after serving the script. */
    private static List<String> token(WebClient web, Cookies cookies) throws IOException {
        web.send(cookies.on(Request.get(TOKEN)));
        var answer = web.send(cookies.on(Request.of("POST", TOKEN).with("FETCH-CSRF-TOKEN", "1")));
        var token = NAME_AND_TOKEN.matcher(answer.isSuccess() ? answer.text() : "");
        return token.matches() ? List.of(token.group(1), token.group(2)) : List.of();
    }
}
