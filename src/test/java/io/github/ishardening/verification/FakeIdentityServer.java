package io.github.ishardening.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.verification.FakeServer.Reply;
import io.github.ishardening.verification.FakeServer.Seen;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers as WSO2's servers do where one signs in: SOAP and the Carbon console as kernels 4.7.1 and 4.10.32 were seen to,
 * SCIM, the Console and the portals' API as Identity Server 7.1 is documented.
 */
public final class FakeIdentityServer {

    public static final String SOAP = "POST /services/AuthenticationAdmin";
    public static final String SCIM = "GET /scim2/Me";
    public static final String CARBON_PAGE = "GET /carbon/admin/login.jsp";
    public static final String CARBON_ACTION = "POST /carbon/admin/login_action.jsp";
    public static final String CARBON_TOKEN = "POST /carbon/admin/js/csrfPrevention.js";
    public static final String AUTHORIZE = "GET /oauth2/authorize";
    public static final String COMMON = "POST /commonauth";
    public static final String DISCOVERY = "GET /oauth2/token/.well-known/openid-configuration";
    public static final String CLAIMS = "GET /api/identity/recovery/v0.9/claims";

    private static final String RETURNED = "<?xml version='1.0' encoding='UTF-8'?><soapenv:Envelope xmlns:soapenv="
            + "\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body><ns:loginResponse xmlns:ns="
            + "\"http://authentication.services.core.carbon.wso2.org\"><ns:return>%s</ns:return></ns:loginResponse>"
            + "</soapenv:Body></soapenv:Envelope>";
    private static final String PUBLIC = "https://is.example.com:9443";
    private static final String SESSION = "0f5c11a7-6a2e-4a4e-8d1f-6d9c6cfb3f10";
    private static final String TOKEN = "HBQB-2QHI-W15N-AD6B-FZ9J-Q9XI-KEQD-D0FU";

    private final Set<String> accounts = new HashSet<>();

    /** Where these sign in, each a name, a colon and a password. */
    public static FakeServer knowing(String... accounts) throws IOException {
        var server = new FakeServer();
        var identity = new FakeIdentityServer();
        identity.accounts.addAll(Arrays.asList(accounts));
        return server.on(SOAP, identity::soap)
                .on(SCIM, identity::scim)
                .on(
                        CARBON_PAGE,
                        Reply.of(200, "<form action='../admin/login_action.jsp' method=\"POST\">")
                                .with("Set-Cookie", "JSESSIONID=A1; Path=/; Secure; HttpOnly"))
                .on(CARBON_TOKEN, asked -> token(server, asked))
                .on(CARBON_ACTION, identity::carbon)
                .on(DISCOVERY, Reply.of(200, "{\"authorization_endpoint\":\"" + PUBLIC + "/oauth2/authorize\"}"))
                .on(AUTHORIZE, FakeIdentityServer::authorize)
                .on(COMMON, identity::common)
                .on(CLAIMS, identity::claims);
    }

    private Reply soap(Seen asked) {
        String user = between(asked.body(), "<a:username>", "</a:username>");
        String password = between(asked.body(), "<a:password>", "</a:password>");
        return Reply.of(200, RETURNED.formatted(accounts.contains(user + ":" + password)));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private Reply scim(Seen asked) {
        return asked.header("Authorization")
                        .filter(value -> isKnown("Basic ", value))
                        .isPresent()
                ? Reply.of(200, "{\"userName\":\"admin\"}")
                : Reply.of(401, "").with("WWW-Authenticate", "Basic realm=\"is.example.com\"");
    }

    private Reply claims(Seen asked) {
        return asked.header("Authorization")
                        .filter(value -> isKnown("Client ", value))
                        .isPresent()
                ? Reply.of(200, "[]")
                : Reply.of(401, "");
    }

    private boolean isKnown(String scheme, String value) {
        return value.startsWith(scheme)
                && accounts.contains(new String(Base64.getDecoder().decode(value.substring(scheme.length())), UTF_8));
    }

    /** As kernel 4.7.1 was seen to, which gives no token before it has given the script. */
    private static Reply token(FakeServer server, Seen asked) {
        boolean hasScript = !server.seen(CARBON_TOKEN.replace("POST", "GET")).isEmpty();
        return hasScript
                        && asked.header("FETCH-CSRF-TOKEN").isPresent()
                        && asked.header("Cookie").isPresent()
                ? Reply.of(200, "X-CSRF-Token:" + TOKEN)
                : Reply.of(403, "");
    }

    private Reply carbon(Seen asked) {
        var form = form(asked.body());
        if (!TOKEN.equals(form.get("X-CSRF-Token"))
                || asked.header("Cookie").filter("JSESSIONID=A1"::equals).isEmpty()) {
            return Reply.of(403, "<h1>Error 403 - Forbidden</h1>");
        }
        return accounts.contains(form.get("username") + ":" + form.get("password"))
                ? Reply.redirect(PUBLIC + "/carbon/admin/index.jsp?loginStatus=true")
                        .with("Set-Cookie", "JSESSIONID=B2; Path=/; Secure; HttpOnly")
                : Reply.redirect(PUBLIC + "/carbon/admin/login.jsp?loginStatus=false");
    }

    private static Reply authorize(Seen asked) {
        var query = form(asked.uri().getRawQuery());
        if (!"CONSOLE".equals(query.get("client_id"))) {
            return error("invalid_client");
        }
        return query.get("redirect_uri").equals(PUBLIC + "/console")
                ? Reply.redirect(PUBLIC + "/authenticationendpoint/login.do?client_id=CONSOLE&commonAuthCallerPath="
                                + "%2Foauth2%2Fauthorize&forceAuth=false&passiveAuth=false&tenantDomain=carbon.super"
                                + "&sessionDataKey=" + SESSION + "&relyingParty=CONSOLE&type=oidc&sp=Console"
                                + "&isSaaSApp=true&authenticators=BasicAuthenticator%3ALOCAL")
                        .with("Set-Cookie", "sessionNonceCookie-1=N; Path=/; Secure; HttpOnly")
                : error("invalid_callback");
    }

    /** Where Identity Server sends what it can't begin. */
    public static Reply error(String code) {
        return Reply.redirect(
                PUBLIC + "/authenticationendpoint/oauth2_error.do?oauthErrorCode=" + code + "&oauthErrorMsg=It+is+so");
    }

    private Reply common(Seen asked) {
        var form = form(asked.body());
        if (!SESSION.equals(form.get("sessionDataKey"))) {
            return Reply.redirect(PUBLIC + "/authenticationendpoint/retry.do?status=Invalid+Request");
        }
        return accounts.contains(form.get("username") + ":" + form.get("password"))
                ? Reply.redirect(PUBLIC + "/oauth2/authorize?sessionDataKey=" + SESSION)
                        .with("Set-Cookie", "commonAuthId=C; Path=/; Secure; HttpOnly")
                : refused("login.fail.message");
    }

    /** Where Identity Server sends whoever it doesn't let in. */
    public static Reply refused(String message) {
        return Reply.redirect(PUBLIC + "/authenticationendpoint/login.do?client_id=CONSOLE&sessionDataKey=" + SESSION
                + "&authFailure=true&authFailureMsg=" + message + "&authenticators=BasicAuthenticator%3ALOCAL");
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> decoded(each[0]), each -> decoded(each[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
