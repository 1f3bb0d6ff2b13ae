package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.keystore.StoreType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultPasswordTest {

    private static final String PUBLISHER = "authentication.adaptive.event_publisher.authentication.basic";

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @Test
    void refersToThePasswordOfTheSuperAdministrator() throws IOException {
        var edits = ControlEdits.of(new DefaultPassword(), Kernel.PKCS12);

        assertThat(edits.toml())
                .isEqualTo(Map.of("super_admin.username", "root", "super_admin.password", "$env{IS_ADMIN_PASSWORD}"));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void leavesThePasswordInTheDatabaseOfAServerWithDataToItsAdministrator() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.observations().byHand())
                    .noneMatch(task -> task.rule().id().equals("default-password"));

            assertThat(server.withData().observations().byHand())
                    .filteredOn(task -> task.rule().id().equals("default-password"))
                    .extracting(task -> task.location() + ": " + task.message() + " " + task.cure())
                    .containsExactly(server.line("$secret{super_admin_password}")
                            + ": the administrator's password stays the one in the server's database: [super_admin] counts"
                            + " at the first start only. If it is still the one that the product ships with, sign in at"
                            + " https://is.example.com:9443/carbon as admin and change it there.");
        }
    }

    @Test
    void givesTheServerOfEventsAPasswordOfItsOwn() throws IOException {
        var builds = servers.with("keys");
        try (var distribution = LookAlike.identityServer70()) {
            AuditedServer.of(distribution)
                    .toml("[authentication.adaptive.event_publisher]\nauthentication_type = \"basic\"\n");
            ServerBuilds.harden(builds, distribution);

            var toml = ServerBuilds.toml(distribution);
            assertThat(toml.string(PUBLISHER + ".password")).contains("$secret{event_publisher_password}");
            assertThat(toml.has(PUBLISHER + ".username")).isFalse();
            assertThat(toml.string("tasks.server_password")).contains("$secret{super_admin_password}");
        }
    }

    @Test
    void leavesAloneWhatFollowsTheAdministratorByItself() throws IOException {
        try (var distribution = LookAlike.identityServer70()) {
            ServerBuilds.harden(servers.with("keys"), distribution);

            var toml = ServerBuilds.toml(distribution);
            assertThat(toml.has("identity.auth_framework.endpoint.password")).isFalse();
            assertThat(toml.has("identity.auth_framework.endpoint.mutual_ssl_username"))
                    .isFalse();
        }
    }

    @Test
    void letsThePortalsCallAsTheAdministratorThatThereIs() throws IOException {
        try (var distribution = LookAlike.identityServer70()) {
            var toml = ServerBuilds.toml(distribution);
            var hardening = FakeStores.hardening(
                    distribution,
                    toml,
                    List.of(),
                    StoreType.PKCS12,
                    Map.of("identity.auth_framework.endpoint.mutual_ssl_username", "admin"));

            new DefaultPassword().harden(hardening);

            assertThat(toml.string("identity.auth_framework.endpoint.mutual_ssl_username"))
                    .contains("root");
        }
    }

    @Test
    void leavesThePasswordOfTheEmbeddedDirectoryWhichFindsNoVault() throws IOException {
        var builds = AuditedServer.builds();
        try (var distribution = Kernel.OLDEST.open()) {
            var server =
                    AuditedServer.of(distribution).replace(ServerFiles.DEPLOYMENT_TOML, "type = \"database\"", """
                    type = "read_write_ldap"
                    connection_url = "ldap://localhost:${Ports.EmbeddedLDAP.LDAPServerPort}"
                    connection_name = "uid=admin,ou=system"
                    connection_password = "admin"
                    base_dn = "dc=wso2,dc=org\"""");
            ServerBuilds.harden(builds, distribution);

            var toml = ServerBuilds.toml(distribution);
            assertThat(toml.string("user_store.connection_password"))
                    .contains("$secret{user_store_connection_password}");
            assertThat(server.findings(new DefaultPassword()))
                    .containsExactly("warning "
                            + server.line("connection_password")
                            + ": user_store.properties.ConnectionPassword is a password that everybody knows. It can't be changed in a"
                            + " build: the embedded directory finds no secret in the vault. Keep users elsewhere, and set"
                            + " [embedded_ldap] enable = false.");
        }
    }
}
