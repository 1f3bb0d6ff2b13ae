package io.github.ishardening.verification.client;

import static io.github.ishardening.verification.FakeIdentityServer.AUTHORIZE;
import static io.github.ishardening.verification.FakeIdentityServer.CARBON_ACTION;
import static io.github.ishardening.verification.FakeIdentityServer.CARBON_PAGE;
import static io.github.ishardening.verification.FakeIdentityServer.CARBON_TOKEN;
import static io.github.ishardening.verification.FakeIdentityServer.CLAIMS;
import static io.github.ishardening.verification.FakeIdentityServer.COMMON;
import static io.github.ishardening.verification.FakeIdentityServer.DISCOVERY;
import static io.github.ishardening.verification.FakeIdentityServer.SCIM;
import static io.github.ishardening.verification.FakeIdentityServer.SOAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.secret.Secret;
import io.github.ishardening.verification.FakeIdentityServer;
import io.github.ishardening.verification.FakeServer;
import io.github.ishardening.verification.FakeServer.Reply;
import io.github.ishardening.verification.RawServer;
import io.github.ishardening.verification.client.Door.Attempt;
import io.github.ishardening.verification.client.Door.Outcome;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {

    private static final String USER = "me&<you>";
    /** With whatever some encoding would spoil. */
    private static final String PASSWORD = "a&b<c>\"d'e%20f+g=h;i ü";

    static Stream<Door> doors() {
        return Stream.concat(Door.all().stream(), Stream.of(new PortalDoor()));
    }

    private static Attempt attempt(Door door, FakeServer server, String user, String password) throws IOException {
        return door.tryPassword(server.client(), user, Secret.of(password));
    }

    private static Outcome outcome(Door door, FakeServer server) throws IOException {
        return attempt(door, server, "admin", "admin").outcome();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void opensToTheRightPasswordOnly(Door door) throws IOException {
        try (var server = FakeIdentityServer.knowing(USER + ":" + PASSWORD)) {
            assertThat(attempt(door, server, USER, PASSWORD).outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(attempt(door, server, USER, PASSWORD + "x").outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(attempt(door, server, "admin", PASSWORD).outcome()).isEqualTo(Outcome.REFUSED);
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void isAbsentWhereTheServerKnowsNothingOfIt(Door door) throws IOException {
        try (var server = new FakeServer()) {
            assertThat(attempt(door, server, "admin", "admin")).isEqualTo(new Attempt(Outcome.ABSENT, 404));
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void isAbsentWhereTheServerSendsToTheCarbonConsole(Door door) throws IOException {
        try (var server = new FakeServer()) {
            for (String path : List.of(SOAP, SCIM, CARBON_PAGE, AUTHORIZE, CLAIMS)) {
                server.on(path, Reply.redirect("https://is.example.com/carbon/admin/login.jsp"));
            }
            assertThat(outcome(door, server)).isEqualTo(Outcome.ABSENT);
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void isUnclearWhereTheServerFails(Door door) throws IOException {
        try (var server = new FakeServer()) {
            for (String path : List.of(SOAP, SCIM, CARBON_PAGE, AUTHORIZE, CLAIMS)) {
                server.on(path, Reply.of(503, "down"));
            }
            assertThat(attempt(door, server, "admin", "admin")).isEqualTo(new Attempt(Outcome.UNCLEAR, 503));
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void neverHangsOnAnEndlessAnswer(Door door) throws IOException {
        try (var server = RawServer.endless("HTTP/1.1 200 OK\r\n\r\n", ":return>".repeat(1000), 0)) {
            var web = new WebClient(server.base(), Trust.everybody());

            assertThat(door.tryPassword(web, "admin", Secret.of("admin")).outcome())
                    .isIn(Outcome.ABSENT, Outcome.UNCLEAR);
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void saysWhereNobodyAnswers(Door door) {
        var web = new WebClient(URI.create("http://localhost:1"), Trust.everybody());

        assertThatThrownBy(() -> door.tryPassword(web, "admin", Secret.of("hidden")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no response from http://localhost:1: ")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void triesAPasswordOnce(Door door) throws IOException {
        try (var server = FakeIdentityServer.knowing()) {
            attempt(door, server, "admin", "wrong");

            assertThat(server.seen())
                    .filteredOn(seen -> seen.body().contains("wrong")
                            || seen.header("Authorization").isPresent())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500, <faultstring>The service cannot be found for the endpoint reference (EPR) /x</faultstring>, ABSENT",
        "500, <faultstring>Out of memory</faultstring>, UNCLEAR",
        "200, <ns:return>maybe</ns:return>, UNCLEAR",
        "200, <html>Welcome</html>, UNCLEAR",
        "200, <return> true </return>, ACCEPTED",
        "200, <ns:return xsi:type=\"xs:boolean\">false</ns:return>, REFUSED",
        "429, slow down, UNCLEAR",
        "401, who, UNCLEAR",
        "403, off, ABSENT"
    })
    void ofSoapReadsNothingButTrueAndFalse(int status, String body, Outcome outcome) throws IOException {
        try (var server = new FakeServer().on(SOAP, Reply.of(status, body))) {
            assertThat(outcome(new SoapDoor(), server)).isEqualTo(outcome);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, ACCEPTED",
        "204, ACCEPTED",
        "401, REFUSED",
        "403, UNCLEAR",
        "429, UNCLEAR",
        "500, UNCLEAR",
        "302, UNCLEAR"
    })
    void ofScimAsksFirstWithoutAPassword(int status, Outcome outcome) throws IOException {
        try (var server = new FakeServer()
                .on(SCIM, seen -> Reply.of(seen.header("Authorization").isPresent() ? status : 401, ""))) {
            assertThat(attempt(new ScimDoor(), server, "admin", "admin")).isEqualTo(new Attempt(outcome, status));
        }
    }

    @Test
    void ofScimThatLetsAnybodyInIsNone() throws IOException {
        try (var server = new FakeServer().on(SCIM, Reply.of(200, "<html>"))) {
            assertThat(outcome(new ScimDoor(), server)).isEqualTo(Outcome.ABSENT);
            assertThat(server.seen(SCIM)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, ACCEPTED",
        "404, ACCEPTED",
        "400, ACCEPTED",
        "401, REFUSED",
        "403, UNCLEAR",
        "429, UNCLEAR",
        "500, UNCLEAR"
    })
    void ofPortalsIsOpenWhateverTheirApiSays(int status, Outcome outcome) throws IOException {
        try (var server = new FakeServer()
                .on(CLAIMS, seen -> Reply.of(seen.header("Authorization").isPresent() ? status : 401, ""))) {
            assertThat(outcome(new PortalDoor(), server)).isEqualTo(outcome);
        }
    }

    @Test
    void ofTheCarbonConsoleIsClosedBehindOneself() throws IOException {
        try (var server = FakeIdentityServer.knowing("admin:admin")) {
            outcome(new CarbonConsoleDoor(), server);

            assertThat(server.seen("GET /carbon/admin/logout_action.jsp"))
                    .extracting(seen -> seen.header("Cookie").orElse(""))
                    .containsExactly("JSESSIONID=B2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 404})
    void ofTheCarbonConsoleNeedsNoTokenWhereThereIsNone(int status) throws IOException {
        try (var server = FakeIdentityServer.knowing("admin:admin")
                .on(CARBON_TOKEN, Reply.of(status, "/** a script */"))
                .on(CARBON_ACTION, Reply.redirect("../admin/login.jsp?loginStatus=false"))) {
            assertThat(outcome(new CarbonConsoleDoor(), server)).isEqualTo(Outcome.REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/carbon/admin/login.jsp", "/carbon/admin/index.jsp?loginStatus=perhaps", "http://["})
    void ofTheCarbonConsoleIsUnclearWhereItSendsElsewhere(String location) throws IOException {
        try (var server = FakeIdentityServer.knowing("admin:admin").on(CARBON_ACTION, Reply.redirect(location))) {
            assertThat(outcome(new CarbonConsoleDoor(), server)).isEqualTo(Outcome.UNCLEAR);
        }
    }

    @Test
    void ofTheConsoleSendsTheCookiesAlong() throws IOException {
        try (var server = FakeIdentityServer.knowing("admin:admin")) {
            outcome(new ConsoleDoor(), server);

            assertThat(server.seen(COMMON))
                    .extracting(seen -> seen.header("Cookie").orElse(""))
                    .containsExactly("sessionNonceCookie-1=N");
        }
    }

    @Test
    void ofTheConsoleHasAnotherCallbackInOlderVersions() throws IOException {
        try (var server = FakeIdentityServer.knowing("admin:admin")) {
            server.on(
                    AUTHORIZE,
                    seen -> seen.uri().getQuery().contains("/console/login")
                            ? FakeIdentityServer.refused("").with("Set-Cookie", "A=1")
                            : FakeIdentityServer.error("invalid_callback"));

            assertThat(outcome(new ConsoleDoor(), server)).isEqualTo(Outcome.ACCEPTED);
        }
    }

    @Test
    void ofTheConsoleCallsTheServerAsItIsAskedWhereItTellsNoName() throws IOException {
        try (var server = FakeIdentityServer.knowing("admin:admin").on(DISCOVERY, Reply.of(404, ""))) {
            outcome(new ConsoleDoor(), server);

            assertThat(server.seen(AUTHORIZE).get(0).uri().getQuery())
                    .contains("redirect_uri=%s/console&".formatted(server.base()));
        }
    }

    @Test
    void ofTheConsoleIsUnclearWhereItsCallbackIsAnother() throws IOException {
        try (var server =
                FakeIdentityServer.knowing("admin:admin").on(AUTHORIZE, FakeIdentityServer.error("invalid_callback"))) {
            assertThat(outcome(new ConsoleDoor(), server)).isEqualTo(Outcome.UNCLEAR);
        }
    }

    @Test
    void ofTheConsoleIsAbsentWhereNoClientIsCalledSo() throws IOException {
        try (var server =
                FakeIdentityServer.knowing("admin:admin").on(AUTHORIZE, FakeIdentityServer.error("invalid_client"))) {
            assertThat(outcome(new ConsoleDoor(), server)).isEqualTo(Outcome.ABSENT);
        }
    }

    static Stream<Map.Entry<Reply, Outcome>> endings() {
        return Stream.of(
                Map.entry(Reply.redirect("/oauth2/authorize?sessionDataKey=1"), Outcome.ACCEPTED),
                Map.entry(Reply.redirect("/t/carbon.super/oauth2/authorize?sessionDataKey=1"), Outcome.ACCEPTED),
                Map.entry(Reply.redirect("https://is.example.com/console?code=1&state=2"), Outcome.ACCEPTED),
                Map.entry(FakeIdentityServer.refused("login.fail.message"), Outcome.REFUSED),
                Map.entry(FakeIdentityServer.refused("account.locked"), Outcome.UNCLEAR),
                Map.entry(FakeIdentityServer.refused("login.fail.message&errorCode=17003"), Outcome.UNCLEAR),
                Map.entry(Reply.redirect("/authenticationendpoint/totp.do?sessionDataKey=1"), Outcome.ACCEPTED),
                Map.entry(Reply.redirect("/authenticationendpoint/retry.do"), Outcome.UNCLEAR),
                Map.entry(Reply.redirect("http://["), Outcome.UNCLEAR),
                Map.entry(Reply.of(200, "<html>"), Outcome.UNCLEAR),
                Map.entry(Reply.of(500, ""), Outcome.UNCLEAR));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void ofTheConsoleIsToldByWhereTheServerSendsTo(Map.Entry<Reply, Outcome> ending) throws IOException {
        try (var server = FakeIdentityServer.knowing().on(COMMON, ending.getKey())) {
            assertThat(outcome(new ConsoleDoor(), server)).isEqualTo(ending.getValue());
        }
    }

    @Test
    void ofTheConsoleHasAPage() throws IOException {
        try (var server = FakeIdentityServer.knowing()) {
            assertThat(ConsoleDoor.loginPage(server.client()).orElseThrow())
                    .startsWith("/authenticationendpoint/login.do?client_id=CONSOLE&");
            server.on(AUTHORIZE, Reply.of(404, ""));
            assertThat(ConsoleDoor.loginPage(server.client())).isEmpty();
        }
    }
}
