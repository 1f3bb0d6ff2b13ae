package io.github.ishardening.control.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.FakeStores;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAppHashTest {

    private static final String UNPACKED = LookAlike.UNPACKED;

    private static final String PUBLISHED_HASH = "66cd9688a2ae068244ea01e70f0e230f5623b7fa4cdecb65070a09ec06452262";
    private static final String HASH_OF_ONES_OWN = "8f08b711b4ec21aa521de339845ce860b5d54752ff7cf6a2a66f78a92ae39c46";

    @Test
    void findsThePublishedPasswordOfThePortals() throws IOException {
        try (var distribution = LookAlike.withPortals()) {
            String login = LookAlike.LOGIN_WAR + "!/";
            String recovery = LookAlike.RECOVERY_WAR + "!/";
            assertThat(AuditedServer.of(distribution).findings(new ClientAppHash()))
                    .containsExactly(
                            "error repository/conf/deployment.toml: the portals' password is publicly known. Set"
                                    + " identity.auth_framework.endpoint.app_password and"
                                    + " account_recovery.endpoint.auth.hash.",
                            portal(recovery + "RecoveryEndpointConfig.properties:22"),
                            portal(recovery + "WEB-INF/classes/RecoveryEndpointConfig.properties:22"),
                            portal(login + "EndpointConfig.properties:32"),
                            portal(login + "WEB-INF/classes/EndpointConfig.properties:32"),
                            portal(UNPACKED + ":32"));
        }
    }

    @Test
    void findsNothingWorseInAHardenedServerThanThatAPortalElsewhereHasNoVault() throws IOException {
        try (var distribution = LookAlike.withPortals()) {
            ServerBuilds.harden(AuditedServer.builds(), distribution);

            assertThat(AuditedServer.of(distribution).findings(new ClientAppHash()))
                    .hasSize(5)
                    .contains("info " + UNPACKED
                            + ":32: app.password refers to a file that exists only on this server; a portal that is"
                            + " hosted elsewhere can't read it. If the portal is hosted elsewhere, replace it there"
                            + " with app.password"
                            + " from secrets.properties.")
                    .allMatch(finding -> finding.startsWith("info "));
        }
    }

    @Test
    void editsNothingMoreTheSecondTime() throws IOException {
        try (var distribution = LookAlike.withPortals()) {
            var toml = ServerBuilds.toml(distribution);
            var hardening = FakeStores.hardening(distribution, toml, List.of(), StoreType.PKCS12);
            new ClientAppHash().harden(hardening);
            byte[] once = toml.bytes();
            byte[] portal = distribution.read(UNPACKED);
            assertThat(new String(once, StandardCharsets.UTF_8)).contains("$env{IS_APP_PASSWORD}");
            assertThat(new String(portal, StandardCharsets.UTF_8)).doesNotContain("app.password=dashboard");

            new ClientAppHash().harden(hardening);

            assertThat(toml.bytes()).isEqualTo(once);
            assertThat(distribution.read(UNPACKED)).isEqualTo(portal);
        }
    }

    @Test
    void findsAPasswordThatTheServerDoesNotTake() throws IOException {
        try (var distribution = LookAlike.withPortals()) {
            ServerBuilds.harden(AuditedServer.builds(), distribution);
            var server = AuditedServer.of(distribution).replace(UNPACKED, "$secret{app_password}", "somebody-elses");

            assertThat(server.findings(new ClientAppHash()))
                    .contains("error " + UNPACKED
                            + ":32: the portal has a password that the server doesn't accept. Set it to the"
                            + " password whose hash the server has: app.password in secrets.properties.");
        }
    }

    @Test
    void findsAHashThatIsAnotherPasswords() throws IOException {
        try (var distribution = LookAlike.identityServer70()) {
            ServerBuilds.harden(AuditedServer.builds(), distribution);
            var server = AuditedServer.of(distribution);
            String hash = ServerBuilds.toml(distribution)
                    .string("account_recovery.endpoint.auth.hash")
                    .orElseThrow();
            server.replace(ServerFiles.DEPLOYMENT_TOML, hash, "0".repeat(64));

            assertThat(server.findings(new ClientAppHash()))
                    .containsExactly("error " + server.line("000000")
                            + ": the hash isn't that of identity.auth_framework.endpoint.app_password, so recovery"
                            + " and registration fail with 401. Set it to the SHA-256 of the password, in lower-case"
                            + " hexadecimal.");
        }
    }

    @Test
    void findsThePublishedHashInATemplate() throws IOException {
        try (var distribution = LookAlike.identityServer59()) {
            var server = AuditedServer.of(distribution)
                    .toml("[identity.auth_framework.endpoint]\napp_password = \"ones-own\"\n");

            assertThat(server.findings(new ClientAppHash()))
                    .containsExactly(
                            "error " + LookAlike.IDENTITY_XML
                                    + ": the server accepts the portals' publicly known password. Set"
                                    + " identity.auth_framework.endpoint.app_password and account_recovery.endpoint.auth.hash.");
        }
    }

    /** On the bare kernel, and on one that makes the portals' properties and knows of no hash. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesPortalsAloneWhoseServerComparesNoPassword(boolean isMade) throws IOException {
        try (var distribution = Kernel.PKCS12.open()) {
            if (isMade) {
                distribution.write(
                        "repository/resources/conf/templates/repository/conf/identity/EndpointConfig.properties.j2",
                        "app.password={{identity.auth_framework.endpoint.app_password}}\n"
                                .getBytes(StandardCharsets.UTF_8));
            }
            distribution.write(LookAlike.LOGIN_WAR, LookAlike.loginPortal());
            ServerBuilds.harden(AuditedServer.builds(), distribution);

            var server = AuditedServer.of(distribution);
            assertThat(server.findings(new ClientAppHash())).isEmpty();
            assertThat(server.notApplicable(new ClientAppHash()))
                    .containsExactly("the server doesn't check a password of portals");
        }
    }

    @Test
    void tellsHowToSetByHandWhatHardeningCannot() throws IOException {
        try (var distribution = Kernel.PKCS12.open()) {
            var server = AuditedServer.of(distribution)
                    .put(LookAlike.IDENTITY_XML, """
                            <Server><ClientAppAuthentication>
                            <Application hash="%s" name="dashboard"/>
                            </ClientAppAuthentication></Server>
                            """.formatted(PUBLISHED_HASH))
                    .put(UNPACKED, "app.password=dashboard\n");
            ServerBuilds.harden(AuditedServer.builds(), distribution);

            assertThat(server.findings(new ClientAppHash()))
                    .containsExactly(
                            "error " + LookAlike.IDENTITY_XML
                                    + ": the server accepts the portals' publicly known password. Replace it with the"
                                    + " SHA-256 of your own password, and set that password in the portals.",
                            "error " + UNPACKED
                                    + ":1: the portal's password is publicly known. Set it to the password whose hash"
                                    + " the server has.");

            server.replace(LookAlike.IDENTITY_XML, PUBLISHED_HASH, HASH_OF_ONES_OWN)
                    .put(UNPACKED, "app.password=ones own\n");

            assertThat(server.findings(new ClientAppHash())).isEmpty();
        }
    }

    private static String portal(String location) {
        return "error " + location
                + ": the portal's password is publicly known. Set it to the password whose hash the server has:"
                + " app.password in secrets.properties.";
    }
}
