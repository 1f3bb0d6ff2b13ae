package io.github.ishardening.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.request.HstsSettings;
import io.github.ishardening.request.WebSettings;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.verification.FakeIdentityServer;
import io.github.ishardening.verification.FakeServer;
import io.github.ishardening.verification.FakeServer.Reply;
import io.github.ishardening.verification.RawServer;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class ServesHeadersTest {

    private static final String LOGIN = "GET /carbon/admin/login.jsp";
    private static final String AT_LOGIN = "port-9443/carbon/admin/login.jsp: ";
    private static final String HSTS = "Strict-Transport-Security";
    private static final String YEAR = "max-age=31536000";
    private static final String NO_HSTS =
            "the page doesn't tell browsers to insist on HTTPS: it lacks Strict-Transport-Security.";
    private static final String NO_CACHE = "the page lets browsers cache it: it lacks Cache-Control: no-store.";
    private static final String NO_SNIFFING =
            "the page lets browsers guess its content type: it lacks X-Content-Type-Options: nosniff.";
    private static final String NO_FRAMES = "the page can be framed by other sites: it lacks X-Frame-Options.";
    private static final String PROMISED =
            " A filter in its web.xml should send it. Look for a valve that responds instead, or check the server's"
                    + " log for the filter.";
    private static final String HARDEN = " Harden the server, or make the proxy in front of it send ";
    private static final String NO_PAGE = "not applicable: the server has no page that this plugin knows";

    private static final Reply GOOD = Reply.of(200, "<html>")
            .with(HSTS, YEAR)
            .with("Cache-Control", "no-store, no-cache, must-revalidate, private")
            .with("X-Content-Type-Options", "nosniff")
            .with("X-Frame-Options", "DENY");

    private static Reply without(String header) {
        var headers = new HashMap<>(GOOD.headers());
        headers.remove(header);
        return new Reply(200, headers, GOOD.body());
    }

    /** Where everything is in order: every answer has HSTS. */
    private static FakeServer good() throws IOException {
        return new FakeServer().always(HSTS, YEAR).on(LOGIN, GOOD);
    }

    private static List<String> hear(FakeServer server) throws IOException {
        return hear(Asking.of(server.base()));
    }

    private static List<String> hear(Asking asking) throws IOException {
        return asking.hear(new ServesHeaders());
    }

    @Test
    void areInOrderOnAHardenedServer() throws IOException {
        try (var server = good();
                var started = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(hear(server)).isEmpty();
            assertThat(hear(Asking.of(server.base()).startedWith(started))).isEmpty();
        }
    }

    @Test
    void thatPagesLackAreNamedEach() throws IOException {
        try (var server = new FakeServer().on(LOGIN, Reply.of(200, "<html>"))) {
            assertThat(hear(server))
                    .containsExactly(
                            "warning " + AT_LOGIN + NO_HSTS + HARDEN + "Strict-Transport-Security.",
                            "warning " + AT_LOGIN + NO_CACHE + HARDEN + "Cache-Control.",
                            "warning " + AT_LOGIN + NO_SNIFFING + HARDEN + "X-Content-Type-Options.",
                            "warning " + AT_LOGIN + NO_FRAMES + HARDEN + "X-Frame-Options.");
        }
    }

    @Test
    void thatTheConfigurationPromisesAndTheServerDoesNotSendAreNamed() throws IOException {
        try (var server = new FakeServer().on(LOGIN, Reply.of(200, "<html>"));
                var started = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(hear(Asking.of(server.base()).startedWith(started)))
                    .containsExactly(
                            "warning " + AT_LOGIN + NO_HSTS + PROMISED,
                            "warning " + AT_LOGIN + NO_CACHE + PROMISED,
                            "warning " + AT_LOGIN + NO_SNIFFING + PROMISED,
                            "warning " + AT_LOGIN + NO_FRAMES + PROMISED);
        }
    }

    @Test
    void thatNothingPromisesAreAnInfoUnlessAFilterCouldBeAdded() throws IOException {
        try (var server = new FakeServer().on(LOGIN, without(HSTS)).on("GET /console/", Reply.of(200, "<html>"));
                var stock = AuditedServer.stock(Kernel.PKCS12);
                var oldest = AuditedServer.stock(Kernel.OLDEST)) {
            String hsts = NO_HSTS + " No filter in its web.xml sends it.";

            assertThat(hear(Asking.of(server.base()).startedWith(stock)))
                    .contains(
                            "warning " + AT_LOGIN + hsts
                                    + " Leave the control hsts on, or make the proxy in front of the server send it.",
                            "info port-9443/console/: " + NO_FRAMES
                                    + " No filter in its web.xml sends it. Make the proxy in front of the server send"
                                    + " X-Frame-Options.");
            assertThat(hear(Asking.of(server.base()).startedWith(oldest)))
                    .contains("info " + AT_LOGIN + hsts + " Make the proxy in front of the server send"
                            + " Strict-Transport-Security.");
        }
    }

    @Test
    void ofPortalsAreLookedUpInTheirOwnDescriptor() throws IOException {
        try (var server = good().on("GET /console/", without("X-Frame-Options"));
                var started = AuditedServer.hardened(Kernel.PKCS12)) {
            started.put(ServerFiles.WEBAPPS + "console/WEB-INF/web.xml", """
                    <web-app><filter><filter-name>F</filter-name>\
                    <filter-class>org.apache.catalina.filters.HttpHeaderSecurityFilter</filter-class></filter>\
                    <filter-mapping><filter-name>F</filter-name><url-pattern>/*</url-pattern></filter-mapping></web-app>
                    """);

            assertThat(hear(Asking.of(server.base()).startedWith(started)))
                    .containsExactly("warning port-9443/console/: " + NO_FRAMES + PROMISED);
        }
    }

    @Test
    void againstFramesMayBeAPolicy() throws IOException {
        try (var server = good().on(
                        LOGIN, without("X-Frame-Options").with("Content-Security-Policy", "frame-ancestors 'self'"))) {
            assertThat(hear(server)).isEmpty();
        }
    }

    @Test
    void againstCachesAreAnInfoOnShellsOfApplications() throws IOException {
        try (var server = good().on("GET /myaccount/", without("Cache-Control"))) {
            assertThat(hear(server))
                    .containsExactly("info port-9443/myaccount/: " + NO_CACHE + HARDEN + "Cache-Control.");
        }
    }

    @Test
    void thatErrorsLackWhilePagesHaveThemAreOneInfo() throws IOException {
        try (var server = new FakeServer().on(LOGIN, GOOD).on("GET /scim2/Users", Reply.of(401, ""))) {
            assertThat(hear(server))
                    .containsExactly(
                            "info port-9443/carbon/: errors and redirects that the server sends before filters run"
                                    + " lack Strict-Transport-Security: /carbon/ (404), /services/ (404),"
                                    + " /scim2/Users (401),"
                                    + " /oauth2/token (404), /authenticationendpoint/login.do (404),"
                                    + " /no-such-page-9f2c (404),"
                                    + " /WEB-INF/web.xml (404), /carbon/%00 (404). Make the proxy in front of the"
                                    + " server send the header with every response.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "max-age=0, 0",
        "max-age=86400; includeSubDomains, 86400",
        "MAX-AGE = \"100\", 100",
        "includeSubDomains, 0",
        "max-age=x, 0",
        "max-age=15767999, 15767999"
    })
    void ofHstsHoldForSixMonths(String value, long seconds) throws IOException {
        try (var server = good().on(LOGIN, GOOD.with(HSTS, value))) {
            assertThat(hear(server))
                    .containsExactly("warning " + AT_LOGIN + "browsers insist on HTTPS for " + seconds
                            + " seconds only, less than six months. Set hstsMaxAge to 31536000, a year.");
        }
    }

    @Test
    void ofHstsHoldAsLongAsTheBuildSaysWhereThatIsLess() throws IOException {
        var defaults = WebSettings.defaults();
        var builds = AuditedServer.builds();
        builds.web(new WebSettings(
                new HstsSettings(86_400, false, false),
                defaults.sessionIdLength(),
                defaults.callbackUrls(),
                defaults.denyList(),
                defaults.adminServices(),
                defaults.httpConnector(),
                defaults.gatewayHostname()));
        try (var server = good().on(LOGIN, GOOD.with(HSTS, "max-age=86400"));
                var started = AuditedServer.hardened(Kernel.PKCS12)) {
            var asking = Asking.of(server.base())
                    .startedWith(started, builds.request().settings());

            assertThat(hear(asking)).isEmpty();
            server.on(LOGIN, GOOD.with(HSTS, "max-age=86399"));
            assertThat(hear(asking))
                    .containsExactly(
                            "warning " + AT_LOGIN + "browsers insist on HTTPS for 86399 seconds only, less than"
                                    + " hstsMaxAge. Set hstsMaxAge to 31536000, a year.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WSO2 Carbon Server", "Apache-Coyote/1.1", "tomcat"})
    void thatNameTheProductAreNamedOnce(String name) throws IOException {
        try (var server = good().always("Server", name)) {
            assertThat(hear(server))
                    .containsExactly(
                            "warning " + AT_LOGIN + "Server is \"" + name
                                    + "\", which reveals the product. Set [transport.https.properties] server to a neutral word.");
        }
    }

    @Test
    void thatNameNoProductAreFine() throws IOException {
        try (var server = good().always("Server", "Acme")) {
            assertThat(hear(server)).isEmpty();
        }
    }

    @Test
    void ofWhatPowersTheServerAreNamedWhateverTheySay() throws IOException {
        try (var server = good().on(LOGIN, GOOD.with("X-Powered-By", "JSP/2.3" + "x".repeat(300)))) {
            assertThat(hear(server))
                    .containsExactly(
                            "warning " + AT_LOGIN + "X-Powered-By is \"JSP/2.3" + "x".repeat(193)
                                    + "…\", which reveals the product. Remove xpoweredBy from the connector and from the JSP servlet.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<h3>Apache Tomcat/9.0.94</h3>|Apache Tomcat/9.0.94",
                "<pre>at org.apache.jasper.Servlet.service(Servlet.java:12)</pre>"
                        + "|at org.apache.jasper.Servlet.service(Servlet.java:12)",
                "java.lang.NullPointerException: x|java.lang.NullPointerException"
            })
    void ofErrorsComeWithoutInnards(String page, String told) throws IOException {
        try (var server = good().on(
                        "GET /no-such-page-9f2c", Reply.of(404, page).with(HSTS, YEAR))
                .on("GET /WEB-INF/web.xml", Reply.of(404, page))
                .on("GET /carbon/", Reply.of(200, page))) {
            assertThat(hear(server))
                    .containsExactly(
                            "warning port-9443/no-such-page-9f2c: the error page reveals \"" + told + "\" to everyone."
                                    + " Set showServerInfo and showReport of the ErrorReportValve to false, and add"
                                    + " custom error pages to the application.");
        }
    }

    @Test
    void thatAreSentMustNotComeBackByTrace() throws IOException {
        String cure = " Remove allowTrace from [transport.https.properties].";
        try (var server = good().on(
                        "TRACE /",
                        seen -> Reply.of(200, "X-Mark: " + seen.header("X-Mark").orElse("")))) {
            assertThat(hear(server))
                    .containsExactly(
                            "warning port-9443/: TRACE is answered with everything that was sent, including cookies."
                                    + cure);
            server.on("TRACE /", Reply.of(405, "")).on("TRACE /services/", Reply.of(200, "hello"));
            assertThat(hear(server))
                    .containsExactly(
                            "warning port-9443/services/: TRACE isn't rejected, but answered with 200." + cure);
        }
    }

    @Test
    void ofFoldersShowNoFiles() throws IOException {
        String listing = "<title>Directory Listing For [/css/]</title>";
        try (var server = good().on("GET /console/resources/", Reply.of(200, listing))
                        .on("GET /own/css/", Reply.of(200, listing));
                var started = AuditedServer.hardened(Kernel.PKCS12)) {
            started.put(ServerFiles.WEBAPPS + "own/css/a.css", "a").put(ServerFiles.WEBAPPS + "own/WEB-INF/b", "b");

            assertThat(hear(Asking.of(server.base()).startedWith(started)))
                    .containsExactly(
                            "warning port-9443/console/resources/: anyone can list the files in the folder. Set"
                                    + " listings of the DefaultServlet to false.",
                            "warning port-9443/own/css/: anyone can list the files in the folder. Set listings"
                                    + " of the DefaultServlet to false.");
            assertThat(server.seen("GET /own/WEB-INF/")).isEmpty();
        }
    }

    @Test
    void ofServicesShowNoDescriptions() throws IOException {
        try (var server = good().on("GET /services/", Reply.of(200, "<a href='Echo?wsdl'>"))
                .on("GET /services/ServerAdmin", Reply.of(403, "definitions"))
                .on("GET /services/UserAdmin", Reply.of(200, "<wsdl:definitions"))) {
            assertThat(hear(server))
                    .containsExactly(
                            "warning port-9443/services/: anyone can list the services. Block /services in"
                                    + " the proxy in front of the server.",
                            "warning port-9443/services/UserAdmin: anyone can read the WSDL of the admin service."
                                    + " Set [admin_service.wsdl] enable to false, which hides the WSDLs of all admin"
                                    + " services.");
        }
    }

    @Test
    void ofDeniedServicesAreNone() throws IOException {
        try (var server = good().on(
                                "GET /services/OnAdmin",
                                Reply.of(
                                        500,
                                        "<faultstring>The endpoint reference (EPR) for the Operation not found is"))
                        .on(
                                "GET /services/OffAdmin",
                                Reply.of(500, "<faultstring>The service cannot be found for the endpoint reference"))
                        .on("GET /services/AskingAdmin", Reply.of(401, ""))
                        .on("GET /services/ForbiddenAdmin", Reply.of(403, ""));
                var started = AuditedServer.hardened(Kernel.PKCS12)) {
            started.append(
                    "repository/resources/conf/templates/" + ServerFiles.CARBON_XML + ".j2",
                    "<!-- {% for service in admin_service.deny_list %}{{service}}{% endfor %} -->\n");
            started.toml("[admin_service]\ndeny_list = [\"OnAdmin\", \"OffAdmin\", \"AskingAdmin\", \"ForbiddenAdmin\","
                    + " \"../carbon/x y\"]\n");
            String on = ": the admin service is on, although deny_list of [admin_service] contains it. In deny_list,"
                    + " use the name from its services.xml.";

            assertThat(hear(Asking.of(server.base()).startedWith(started)))
                    .containsExactly(
                            "warning port-9443/services/OnAdmin" + on, "warning port-9443/services/AskingAdmin" + on);
        }
    }

    @Test
    void ofTheLoginPageAreAskedWhereASessionLeadsToIt() throws IOException {
        try (var server = FakeIdentityServer.knowing()
                .always(HSTS, YEAR)
                .on(LOGIN, GOOD)
                .on(
                        "GET /authenticationendpoint/login.do",
                        seen -> seen.uri().getQuery() == null ? Reply.of(400, "") : without("Cache-Control"))) {
            assertThat(hear(server))
                    .containsExactly("warning port-9443/authenticationendpoint/login.do: " + NO_CACHE + HARDEN
                            + "Cache-Control.");
        }
    }

    @Test
    void ofPagesThatFailCannotBeTold() throws IOException {
        try (var server = good().on("GET /console/", Reply.of(503, "busy"))) {
            assertThat(hear(server))
                    .containsExactly("warning port-9443/console/: the page's headers couldn't be checked:"
                            + " the"
                            + " server responds"
                            + " with 503. Check the server's log.");
        }
    }

    @Test
    void ofNoPageAreNoPass() throws IOException {
        try (var server = new FakeServer()
                .always(HSTS, YEAR)
                .on("GET /console/", Reply.redirect("https://is.example.com/carbon/admin/login.jsp"))
                .on("GET /myaccount/", Reply.redirect("/myaccount/login"))) {
            assertThat(hear(server)).containsExactly(NO_PAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"at org.a", "Apache Tomcat/", "java.lang.A", "max-age=1", "Directory Listing", "definitions "})
    void ofEndlessAnswersTakeNoEndlessTime(String text) throws IOException {
        try (var server = RawServer.endless("HTTP/1.1 500 No\r\n\r\n", text.repeat(1000), 0)) {
            assertThat(hear(Asking.of(server.base()))).isNotEmpty();
        }
    }

    @Test
    void cannotBeAskedWhereNobodyAnswers() {
        assertThatThrownBy(() -> hear(Asking.of(URI.create("http://localhost:1"))))
                .isInstanceOf(IOException.class);
    }
}
