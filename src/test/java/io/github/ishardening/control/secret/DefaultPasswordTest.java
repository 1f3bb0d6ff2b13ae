package io.github.ishardening.control.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.FakeStores;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DefaultPasswordTest {

    private static final String PUBLISHER = "authentication.adaptive.event_publisher.authentication.basic";

    /** A mail server, a directory and three databases, none of which is this server. */
    private static final String FOREIGN = """
            [output_adapter.email]
            from_address = "noreply@example.org"
            username = "mailer@example.org"
            password = "changeit"
            hostname = "smtp.example.org"

            [user_store.properties]
            ConnectionURL = "ldaps://ldap.example.org:636"
            ConnectionName = "cn=reader,dc=example,dc=org"
            ConnectionPassword = "Reader-of-users-1"

            [bps_database.config]
            url = "jdbc:postgresql://db.example.org:5432/bps?sslmode=verify-full"
            username = "wso2carbon"
            password = "wso2carbon"
            driver = "org.postgresql.Driver"

            [database.registry_db]
            type = "postgre"
            url = "jdbc:postgresql://db.example.org:5432/registry?sslmode=verify-full"
            username = "registry"
            password = "changeit"

            [datasource.reports]
            id = "REPORTS_DB"
            url = "jdbc:postgresql://db.example.org:5432/reports?sslmode=verify-full"
            username = "admin"
            password = "admin"
            driver = "org.postgresql.Driver"
            """;

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

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void findsThePasswordsOfAStockKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new DefaultPassword()))
                    .containsExactly(
                            published(server.line("password = \"admin\""), "super_admin.password"),
                            published(ServerFiles.DEPLOYMENT_TOML, "tasks.server_password"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            super_admin.password  | password = "%s"\\ncreate
            tasks.server_password | server_password = "%s"
            """)
    void findsAStockPasswordInAHardenedServerAndDoesNotPassAnUnknownOne(String key, String line) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new DefaultPassword())).isEmpty();
            String setting = line.translateEscapes();
            String hardened = setting.formatted("$secret{super_admin_password}");

            server.replace(ServerFiles.DEPLOYMENT_TOML, hardened, setting.formatted("admin"));
            assertThat(server.findings(new DefaultPassword()))
                    .containsExactly(published(server.line("password = \"admin\""), key));

            server.replace(
                    ServerFiles.DEPLOYMENT_TOML, setting.formatted("admin"), setting.formatted("$env{OF_ANOTHER}"));
            assertThat(server.findings(new DefaultPassword())).isEmpty();
            assertThat(server.notApplicable(new DefaultPassword()))
                    .containsExactly("the value of " + key + " isn't available");
        }
    }

    private static String published(String location, String key) {
        return "error %s: %s has a publicly known password. Set a different password, as $secret{alias}."
                .formatted(location, key);
    }

    @Test
    void findsThePasswordWithWhichAPortalCallsTheServerUntilItIsHardened() throws IOException {
        try (var distribution = LookAlike.withPortals()) {
            var server = AuditedServer.of(distribution);
            assertThat(server.findings(new DefaultPassword()))
                    .contains("error " + LookAlike.RECOVERY_WAR
                            + "!/RecoveryEndpointConfig.properties:20: the portal calls the server with a publicly"
                            + " known password. Set it to the server's password, or remove it if you"
                            + " use client certificates.");

            ServerBuilds.harden(AuditedServer.builds(), distribution);

            assertThat(server.findings(new DefaultPassword()))
                    .singleElement()
                    .asString()
                    .startsWith("info repository/resources/conf/templates/repository/conf/identity/identity.xml.j2:");
        }
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
                            + ": the administrator's password remains the one in the server's database: [super_admin]"
                            + " is read at the first start only. If it is still the product's default, sign in at"
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
                            + ": user_store.properties.ConnectionPassword has a publicly known password. A build"
                            + " can't change it: the embedded directory can't read secrets from the vault."
                            + " Use another user store, and set [embedded_ldap] enable = false.");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void leavesEveryAccountAtAnotherServerAsItIs(Opening server) throws IOException {
        var builds = servers.with("keys");
        try (var distribution = server.open()) {
            AuditedServer.of(distribution).toml(FOREIGN);
            var before = ServerBuilds.toml(distribution);

            ServerBuilds.harden(builds, distribution);

            var inspection = inspection(builds, distribution);
            var foreign = DeploymentToml.parse(FOREIGN.getBytes(StandardCharsets.UTF_8), "foreign.toml");
            assertThat(foreign.keys()).hasSize(20);
            for (String key : foreign.keys()) {
                String after = inspection.toml().value(key).orElseThrow().toString();
                assertThat(inspection.passwords().resolve(after))
                        .as(key)
                        .contains(Secret.of(before.value(key).orElseThrow().toString()));
            }
        }
    }

    @Test
    void reportsAccountsAtOtherServersThatHavePublishedPasswords() throws IOException {
        var builds = AuditedServer.builds();
        try (var distribution = Kernel.PKCS12.open()) {
            var server = AuditedServer.of(distribution).toml("""
                    [output_adapter.email]
                    from_address = "noreply@example.org"
                    username = "mailer@example.org"
                    password = "changeit"

                    [bps_database.config]
                    url = "jdbc:postgresql://db.example.org:5432/bps?sslmode=verify-full"
                    username = "wso2carbon"
                    password = "wso2carbon"

                    [[event_publisher]]
                    user = "sms"
                    password = "admin123"

                    [tasks]
                    server_address = "https://tasks.example.org"
                    server_username = "admin"
                    server_password = "admin"

                    [authentication.adaptive.event_publisher.authentication.basic]
                    username = "events"
                    password = "admin"
                    """);
            ServerBuilds.harden(builds, distribution);

            String cure =
                    " has a publicly known password. Change it on that server, then add it to <secrets> and refer to"
                            + " it as"
                            + " $secret{name}.";
            assertThat(server.findings(new DefaultPassword()))
                    .containsExactlyInAnyOrder(
                            "warning " + server.line("output_adapter_email_password")
                                    + ": output_adapter.email.password" + cure,
                            "warning " + server.line("bps_database_config_password") + ": bps_database.config.password"
                                    + cure,
                            "warning " + server.line("[[event_publisher]]") + ": event_publisher.password" + cure,
                            "warning " + server.line("tasks_server_password") + ": tasks.server_password" + cure,
                            "warning " + server.line("basic_password") + ": " + PUBLISHER + ".password" + cure);
            var toml = ServerBuilds.toml(distribution);
            assertThat(toml.string("tasks.server_username")).contains("admin");
            assertThat(toml.string("output_adapter.email.username")).contains("mailer@example.org");
        }
    }

    @Test
    void findsNoOtherPasswordOfItsOwnInAProductThanThoseItReplaces() throws IOException {
        for (var product : List.of(ProductLookAlike.IS_6_1, ProductLookAlike.IS_7_1, ProductLookAlike.APIM_4_5)) {
            try (var distribution = product.open()) {
                ServerBuilds.harden(AuditedServer.builds(), distribution);

                assertThat(AuditedServer.of(distribution).findings(new DefaultPassword()))
                        .as(product.name())
                        .isNotEmpty()
                        .allMatch(finding -> finding.startsWith("info "))
                        .filteredOn(finding -> finding.contains("deployment.toml"))
                        .allMatch(finding -> finding.endsWith(
                                "has a publicly known password. It is the product's default, and nothing here sets"
                                        + " another. Set it before you use this feature."));
                assertThat(ServerBuilds.toml(distribution).string("tasks.server_password"))
                        .contains("$secret{super_admin_password}");
                assertThat(ServerBuilds.toml(distribution).has("multi_tenancy.stratos.paypal"))
                        .isFalse();
                assertThat(ServerBuilds.toml(distribution).has("bps_database")).isFalse();
            }
        }
    }

    /** Nor do they get the administrator's. */
    @Test
    void namesTheFileAndLineOfAccountsThatTheServerReadsAsTheyStand() throws IOException {
        try (var distribution = ProductLookAlike.APIM_4_5.open()) {
            ServerBuilds.harden(AuditedServer.builds(), distribution);

            String word = " has a publicly known password. It is the product's default, and nothing here sets"
                    + " another. Set it"
                    + " before you use this feature, in plain text or as $env{NAME}: the server reads %s"
                    + " unprocessed.";
            assertThat(AuditedServer.of(distribution).findings(new DefaultPassword()))
                    .containsExactlyInAnyOrder(
                            "info repository/conf/api-manager.xml: apim.token.revocation.persistent_notifier.password"
                                    + word.formatted("api-manager.xml"),
                            "info repository/conf/multitenancy/stratos.xml:74:"
                                    + " multi_tenancy.stratos.manager_service.admin_password"
                                    + word.formatted("stratos.xml"),
                            "info repository/conf/multitenancy/stratos.xml:67: multi_tenancy.stratos.paypal.password"
                                    + word.formatted("stratos.xml"),
                            "info repository/conf/metrics.xml:98: the account for the metrics server has a publicly"
                                    + " known password. Change it before you report metrics there; currently, none are"
                                    + " reported.",
                            "info repository/resources/conf/templates/repository/conf/identity/identity.xml.j2:985:"
                                    + " the account for one-time passwords through Google Talk has a publicly known"
                                    + " password. Leave it: Google has discontinued that service, and no key changes"
                                    + " the account.");
        }
    }

    @Test
    void findsAPasswordThatATemplateHoldsItself() throws IOException {
        String template = Templates.of("repository/conf/own.xml");
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(
                    template,
                    "<!-- <Password>admin</Password> -->\n<Own>\n  <SvnPassword>password</SvnPassword>\n"
                            + "  <Password>{{super_admin.password}}</Password>\n  <remotePassword> admin </remotePassword>\n</Own>\n");

            assertThat(server.findings(new DefaultPassword()))
                    .containsExactly("error " + template
                            + ":5: <remotePassword> has a publicly known password in the template itself. Restore"
                            + " the template from the stock distribution, or refer to a key of"
                            + " deployment.toml in it.");
        }
    }

    @Test
    void reportsTheAccountForTheServerOfMetrics() throws IOException {
        String metrics = "<Metrics>\n<Reporting>\n<DAS>\n<Enabled>true</Enabled>\n<Password>%s</Password>\n</DAS>\n"
                + "</Reporting>\n</Metrics>\n";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("repository/conf/metrics.xml", metrics.formatted("admin"));
            assertThat(server.findings(new DefaultPassword()))
                    .containsExactly("warning repository/conf/metrics.xml:5: the account for the metrics server has"
                            + " a publicly known password. Change it on that server, then set it here.");

            server.put("repository/conf/metrics.xml", metrics.formatted("M3trics"));
            assertThat(server.findings(new DefaultPassword())).isEmpty();
        }
    }

    private static List<Named<Opening>> servers() {
        return List.of(
                Named.of("kernel 4.10.32", Kernel.PKCS12::open),
                Named.of("Identity Server 7.1", ProductLookAlike.IS_7_1::open));
    }

    private static Inspection inspection(KeyBuilds builds, Distribution distribution) throws IOException {
        var secrets = builds.secrets();
        return Inspection.of(
                new InspectionRequest(
                        builds.request().settings(),
                        name -> Optional.ofNullable(secrets.getProperty(name.key()))
                                .map(Secret::of),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                builds.surroundings(),
                distribution);
    }

    /** Opens a server. */
    private interface Opening {
        Distribution open() throws IOException;
    }
}
