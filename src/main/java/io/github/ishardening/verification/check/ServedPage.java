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
 * What a server has answered for one path.
 *
 * @param kind what it is
 * @param application the web application that it belongs to, {@link #CARBON} for what Carbon itself serves
 * @param path the path without its query
 * @param answer what came
 */
record ServedPage(Kind kind, String application, String path, Answer answer) {

    /** The console and the services. */
    static final String CARBON = "carbon";

    private static final String CARBON_LOGIN = "/carbon/admin/login.jsp";
    private static final int NOT_FOUND = 404;

    /** What browsers make of an answer. */
    enum Kind {
        /** A page for people, if the server has it. */
        PAGE,
        /** The page of an application that runs in the browser: it holds nothing of anybody's yet. */
        SHELL,
        /** What programs ask for, and what ends in an error. */
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
            // Tomcat never serves it, and refuses the other before any application has it.
            Asked.other(CARBON, Request.get("/WEB-INF/web.xml")),
            Asked.other(CARBON, Request.get("/carbon/%00")));

    /**
     * Asks for all, and gives what the server has.
     *
     * @throws IOException if the server doesn't answer
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

    /** Carbon sends to its own login whatever it doesn't know; that is looked at by itself. */
    private boolean isThere() {
        return kind == Kind.OTHER
                || (answer.status() != NOT_FOUND
                        && (path.equals(CARBON_LOGIN)
                                || Redirect.of(path, answer)
                                        .filter(to -> to.path().equals(CARBON_LOGIN))
                                        .isEmpty()));
    }

    /** Whether it is a page that came as it should. */
    boolean isShown() {
        return kind != Kind.OTHER && answer.isSuccess();
    }

    /** What findings call it. */
    Location location(RunningServer server) {
        return server.address().location(path);
    }

    /** The path as the application's own descriptor has it. */
    String pathInApplication() {
        return application.equals(CARBON) ? path : path.substring(1 + application.length());
    }
}
