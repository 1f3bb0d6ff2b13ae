package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Location;
import io.github.ishardening.verification.client.Answer;
import io.github.ishardening.verification.client.ConsoleDoor;
import io.github.ishardening.verification.client.Redirect;
import io.github.ishardening.verification.client.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A server's response for one path.
 *
 * @param kind the kind of response
 * @param application the web application that it belongs to, {@link #CARBON} for Carbon itself
 * @param path the path without its query
 * @param answer the response
 */
record ServedPage(Kind kind, String application, String path, Answer answer) {

    /** The console and the services. */
    static final String CARBON = "carbon";

    private static final String CARBON_LOGIN = "/carbon/admin/login.jsp";
    private static final int NOT_FOUND = 404;

    /** The kind of a response. */
    enum Kind {
        /** A page for users, if the server has it. */
        PAGE,
        /** The page of an application that runs in the browser; contains no user data yet. */
        SHELL,
        /** A response for programs, or an error. */
        OTHER
    }

    private record Asked(Kind kind, String application, Request request) {

        static Asked page(Kind kind, String path) {
            return new Asked(kind, path.split("/", -1)[1], Request.get(path));
        }

        static Asked other(String application, Request request) {
            return new Asked(Kind.OTHER, application, request);
        }
    }

    private static final List<Asked> ASKED = List.of(
            Asked.page(Kind.PAGE, CARBON_LOGIN),
            Asked.page(Kind.SHELL, "/console/"),
            Asked.page(Kind.SHELL, "/myaccount/"),
            Asked.page(Kind.PAGE, "/accountrecoveryendpoint/recoveraccountrouter.do"),
            Asked.page(Kind.SHELL, "/publisher/"),
            Asked.page(Kind.SHELL, "/devportal/"),
            Asked.page(Kind.SHELL, "/admin/"),
            Asked.other(CARBON, Request.get("/carbon/")),
            Asked.other(CARBON, Request.get("/services/")),
            Asked.other("scim2", Request.get("/scim2/Users")),
            Asked.other(
                    "oauth2", Request.post("/oauth2/token", "application/x-www-form-urlencoded", "grant_type=none")),
            Asked.other("authenticationendpoint", Request.get("/authenticationendpoint/login.do")),
            Asked.other(CARBON, Request.get("/no-such-page-9f2c")),
            // Tomcat never serves the first, and rejects the second before it reaches an application.
            Asked.other(CARBON, Request.get("/WEB-INF/web.xml")),
            Asked.other(CARBON, Request.get("/carbon/%00")));

    /**
     * Requests all paths, and returns those that the server has.
     *
     * @throws IOException if the server doesn't respond
     */
    static List<ServedPage> of(RunningServer server) throws IOException {
        var asked = new ArrayList<>(ASKED);
        ConsoleDoor.loginPage(server.web())
                .map(page -> Asked.page(Kind.PAGE, page))
                .ifPresent(asked::add);
        var served = new ArrayList<ServedPage>();
        for (Asked each : asked) {
            var request = each.request();
            var page = new ServedPage(
                    each.kind(),
                    each.application(),
                    request.path().replaceFirst("\\?.*", ""),
                    server.web().send(request));
            if (page.isThere()) {
                served.add(page);
            }
        }
        return served;
    }

    /** Whether the server has it: Carbon redirects unknown paths to its login page, which is requested separately. */
    private boolean isThere() {
        return kind == Kind.OTHER
                || (answer.status() != NOT_FOUND
                        && (path.equals(CARBON_LOGIN)
                                || Redirect.of(path, answer)
                                        .filter(to -> to.path().equals(CARBON_LOGIN))
                                        .isEmpty()));
    }

    /** Whether it is a page and was served successfully. */
    boolean isShown() {
        return kind != Kind.OTHER && answer.isSuccess();
    }

    /** Its location in findings. */
    Location location(RunningServer server) {
        return server.address().location(path);
    }

    /** The path relative to the application, as in its descriptor. */
    String pathInApplication() {
        return application.equals(CARBON) ? path : path.substring(1 + application.length());
    }
}
