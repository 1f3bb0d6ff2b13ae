package io.github.ishardening.verification.check;

import static io.github.ishardening.verification.FakeIdentityServer.CLAIMS;
import static io.github.ishardening.verification.FakeIdentityServer.COMMON;
import static io.github.ishardening.verification.FakeIdentityServer.SCIM;
import static io.github.ishardening.verification.FakeIdentityServer.SOAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.verification.FakeIdentityServer;
import io.github.ishardening.verification.FakeServer;
import io.github.ishardening.verification.FakeServer.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private static final String SET =
            " Set [super_admin] password before the first start; if the server already has data, change the password"
                    + " on the server.";
    private static final String PUBLISHED = "with a publicly known password.";
    private static final String LOOK = " Check the server's log, and whether the account is locked.";
    private static final String NOT_TRIED = "by hand port-9443/: publicly known passwords weren't tried."
            + " Set <tryPublishedPasswords>true</tryPublishedPasswords>, or sign in yourself as admin with the"
            + " password admin.";
    private static final String NOBODY =
            "by hand port-9443/: the administrator's login wasn't tried, because no administrator is configured."
                    + " Configure the"
                    + " administrator and the password, or sign in yourself.";

    private static List<String> hear(Asking asking) throws IOException {
        return asking.hear(new Accounts());
    }

    @Test
    void areInOrderWhereOnlyTheOwnPasswordsOpen() throws IOException {
        try (var server = FakeIdentityServer.knowing("admin:Own-1", "dashboard:Own-2")) {
            assertThat(hear(Asking.of(server.base())
                            .withAdministrator("admin", "Own-1")
                            .withPasswordOfPortals("Own-2")))
                    .isEmpty();
        }
    }

    @Test
    void withPublishedPasswordsAreNamedAtEachPlace() throws IOException {
        try (var server = FakeIdentityServer.knowing("admin:admin", "dashboard:dashboard")) {
            assertThat(hear(Asking.of(server.base())
                            .withAdministrator("admin", "admin")
                            .withPasswordOfPortals("dashboard")))
                    .containsExactly(
                            "error port-9443/services/AuthenticationAdmin: admin can sign in through SOAP " + PUBLISHED
                                    + SET,
                            "error port-9443/scim2/Me: admin can sign in through SCIM " + PUBLISHED + SET,
                            "error port-9443/carbon/admin/login.jsp: admin can sign in to the Carbon console "
                                    + PUBLISHED + SET,
                            "error port-9443/console: admin can sign in to the Console " + PUBLISHED + SET,
                            "error port-9443/api/identity/recovery/v0.9/claims: dashboard can sign in as the portals do "
                                    + PUBLISHED + " Set [account_recovery.endpoint.auth] hash and"
                                    + " [identity.auth_framework.endpoint] app_password.");
        }
    }

    @Test
    void ofTheSuperAdministratorMayHaveAnotherName() throws IOException {
        try (var server = FakeIdentityServer.knowing("boss:admin", "boss2:admin");
                var started = AuditedServer.hardened(Kernel.PKCS12)) {
            started.replace(
                    "repository/conf/deployment.toml",
                    "username = \"admin\"\npassword",
                    "username = \"boss\"\npassword");
            var asking = Asking.of(server.base()).startedWith(started).withAdministrator("boss2", "Own-1");

            assertThat(hear(asking))
                    .contains(
                            "error port-9443/scim2/Me: boss can sign in through SCIM " + PUBLISHED + SET,
                            "error port-9443/scim2/Me: boss2 can sign in through SCIM " + PUBLISHED + SET);
        }
    }

    @Test
    void whoseOwnPasswordIsRefusedAreNamed() throws IOException {
        try (var server = FakeIdentityServer.knowing("dashboard:Own-2")) {
            var lines = hear(
                    Asking.of(server.base()).withAdministrator("admin", "Own-1").withPasswordOfPortals("Own-3"));

            assertThat(lines)
                    .hasSize(5)
                    .contains(
                            "error port-9443/services/AuthenticationAdmin: admin can't sign in through SOAP with the"
                                    + " new"
                                    + " password. Check whether the account is locked. A server that already had data"
                                    + " keeps its passwords.",
                            "error port-9443/api/identity/recovery/v0.9/claims: dashboard can't sign in as the portals"
                                    + " do with the new password. Check whether the account is locked. A server that"
                                    + " already had data keeps its passwords.");
            assertThat(String.join("", lines)).doesNotContain("Own-");
        }
    }

    @Test
    void areTriedOnceEachThePublishedPasswordFirst() throws IOException {
        try (var server = FakeIdentityServer.knowing("admin:Own-1")) {
            hear(Asking.of(server.base()).withAdministrator("admin", "Own-1"));

            assertThat(server.seen(SCIM))
                    .extracting(seen -> seen.header("Authorization").orElse(""))
                    .containsExactly("", "Basic YWRtaW46YWRtaW4=", "", "Basic YWRtaW46T3duLTE=");
            assertThat(server.seen(SOAP)).hasSize(2);
            assertThat(server.seen(COMMON)).hasSize(2);
            assertThat(server.seen(CLAIMS)).hasSize(2);
        }
    }

    @Test
    void areTriedWithPublishedPasswordsAtOnePlaceOnlyWhereOthersUseTheServer() throws IOException {
        try (var server = FakeIdentityServer.knowing("admin:Own-1")) {
            assertThat(hear(Asking.of(server.base()).elsewhere()))
                    .contains("by hand port-9443/: publicly known passwords were tried only at the first login, so"
                            + " that no"
                            + " account gets locked. Try the others yourself, as admin with the password"
                            + " admin.");
            assertThat(server.seen(SOAP)).hasSize(1);
            assertThat(server.seen(COMMON)).isEmpty();
        }
    }

    @Test
    void areNotTriedWithPublishedPasswordsUnlessOneMay() throws IOException {
        try (var server = FakeIdentityServer.knowing("admin:admin", "me:Own-1", "dashboard:dashboard")) {
            var asking = Asking.of(server.base()).withoutPublishedPasswords();

            assertThat(hear(asking.withAdministrator("me", "Own-1"))).containsExactly(NOT_TRIED);
            assertThat(hear(asking)).containsExactly(NOT_TRIED, NOBODY);
            assertThat(server.seen(CLAIMS)).isEmpty();
        }
    }

    @Test
    void withoutAnAdministratorAreLeftToPeople() throws IOException {
        try (var server = FakeIdentityServer.knowing()) {
            assertThat(hear(Asking.of(server.base()))).containsExactly(NOBODY);
        }
    }

    @Test
    void thatOneCannotSeeAreNoPass() throws IOException {
        try (var server = new FakeServer()) {
            assertThat(hear(Asking.of(server.base()).withAdministrator("admin", "Own-1")))
                    .containsExactly("not applicable: the server has no login that this plugin supports");
        }
    }

    @Test
    void thatAreNeitherTakenNorRefusedAreNamed() throws IOException {
        try (var server = FakeIdentityServer.knowing("admin:Own-1")
                .on(COMMON, FakeIdentityServer.refused("account.locked"))
                .on(SOAP, Reply.of(503, "admin:Own-1"))) {
            var lines = hear(Asking.of(server.base()).withAdministrator("admin", "Own-1"));

            assertThat(lines)
                    .containsExactly(
                            "error port-9443/services/AuthenticationAdmin: it is unclear whether admin can sign in"
                                    + " through SOAP with the publicly known password: the server responds with 503."
                                    + LOOK,
                            "error port-9443/services/AuthenticationAdmin: it is unclear whether admin can sign in"
                                    + " through SOAP with the new password: the server responds with 503."
                                    + LOOK,
                            "error port-9443/console: it is unclear whether admin can sign in to the Console with"
                                    + " the publicly known password: the server responds with 302."
                                    + LOOK,
                            "error port-9443/console: it is unclear whether admin can sign in to the Console with the new password: the server responds with 302."
                                    + LOOK);
        }
    }

    @Test
    void withNamesThatAConsoleWouldObeyAreQuotedSafely() throws IOException {
        try (var server = FakeIdentityServer.knowing()) {
            assertThat(hear(Asking.of(server.base()).withAdministrator("a\u001b[31m\n" + "b".repeat(300), "Own-1"))
                            .get(0))
                    .startsWith("error port-9443/services/AuthenticationAdmin: a [31m " + "b".repeat(193)
                            + "… can't sign in");
        }
    }

    @Test
    void cannotBeAskedWhereNobodyAnswers() {
        var asking = Asking.of(URI.create("http://localhost:1")).withAdministrator("admin", "Own-1");

        assertThatThrownBy(() -> hear(asking)).isInstanceOf(IOException.class);
    }
}
