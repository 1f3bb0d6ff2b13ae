package io.github.ishardening.control.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.RealVault;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlainSecretTest {

    private static final String CLEAR = " is in plain text. Refer to the vault: $secret{alias}.";
    private static final String WITHIN =
            " contains a secret in plain text. Put the secret into a separate key that refers to the vault:"
                    + " $secret{alias}.";

    @TempDir
    private Path home;

    /** In arrays, under other names, in properties; and what is none. */
    private static final String SECRETS = """
            [recaptcha]
            enabled = "true"
            site_key = "6LcSiteKeyExample"
            secret_key = "6LcSecretKeyExample"

            [authentication.authenticator.email_otp.parameters]
            SendgridAPIKey = "SG.abcdef"
            GmailRefreshToken = "1//refresh"
            showPassword = "true"

            [[datasource]]
            id = "REPORTS_DB"
            url = "jdbc:postgresql://db.example.org/r?sslmode=verify-full"
            username = "report"
            password = "Reports-9182" # of the reports

            [[datasource]]
            id = "OTHER_DB"
            password = "Other-9182"

            [datasource.properties]
            trustStorePassword = "Store-9182"

            [[adapter]]
            properties = [{ name = "api_key", value = "Adapter-9182" }, { name = "bypass", value = "none" }]
            """;

    @ParameterizedTest
    @MethodSource("servers")
    void namesWhatStandsInClearInAHardenedServer(Opening opening) throws IOException {
        try (var distribution = opening.open()) {
            var server =
                    AuditedServer.of(distribution).toml(SECRETS + """

                    [datasource.reports]
                    url = "jdbc:postgresql://db.example.org/r?user=report&amp;password=InUrl-9182"
                    # password = "OldPassword-77"

                    [output_adapter.email]
                    password = "pre-$ref{server.hostname}"
                    """.replace("[datasource.reports]", "[reports]"));

            assertThat(server.findings(new PlainSecret()))
                    .filteredOn(finding -> finding.startsWith("error"))
                    .containsExactlyInAnyOrder(
                            "error " + server.line("6LcSecretKeyExample") + ": recaptcha.secret_key" + CLEAR,
                            "error " + server.line("SendgridAPIKey")
                                    + ": authentication.authenticator.email_otp.parameters.SendgridAPIKey" + CLEAR,
                            "error " + server.line("GmailRefreshToken")
                                    + ": authentication.authenticator.email_otp.parameters.GmailRefreshToken" + CLEAR,
                            "error " + server.line("[[datasource]]") + ": datasource.password" + CLEAR,
                            "error " + server.line("[[datasource]]") + ": datasource.password" + CLEAR,
                            "error " + server.line("[[datasource]]") + ": datasource.properties.trustStorePassword"
                                    + CLEAR,
                            "error " + server.line("[[adapter]]") + ": adapter.properties.api_key" + CLEAR,
                            "error " + server.line("InUrl-9182") + ": reports.url" + WITHIN,
                            "error " + server.line("pre-$ref") + ": output_adapter.email.password" + WITHIN,
                            "error " + server.line("OldPassword-77")
                                    + ": password is in plain text in a comment."
                                    + " Remove the line, and change the secret if it is in use anywhere.");
        }
    }

    @Test
    void findsThePasswordsOfAStockKernelAndNoneOfAHardenedOne() throws IOException {
        try (var stock = AuditedServer.stock(Kernel.PKCS12);
                var hardened = AuditedServer.hardened(Kernel.PKCS12)) {
            String line = ServerFiles.DEPLOYMENT_TOML + ":";
            assertThat(stock.findings(new PlainSecret()))
                    .containsExactly(
                            "info " + line + "12: database.shared_db.password" + CLEAR,
                            "error " + line + "53: super_admin.password" + CLEAR,
                            "error " + line + "59: keystore.primary.password" + CLEAR,
                            "error " + line + "61: keystore.primary.key_password" + CLEAR,
                            "error " + line + "65: truststore.password" + CLEAR);
            assertThat(hardened.findings(new PlainSecret())).isEmpty();
        }
    }

    @Test
    void findsAPasswordOfADatabase() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[database.user]\nurl = \"jdbc:h2:./x\"\nusername = \"x\"\npassword = \"hunter2\"\n");

            assertThat(server.findings(new PlainSecret()))
                    .containsExactly(
                            "error " + server.line("password = \"hunter2\"") + ": database.user.password" + CLEAR);
        }
    }

    @Test
    void findsAPasswordAmongThePropertiesOfAnEntry() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[[event_listener]]\nid = \"x\"\n[event_listener.properties]\npassword = \"hunter2\"\n");

            assertThat(server.findings(new PlainSecret()))
                    .containsExactly("error " + server.line("[[event_listener]]")
                            + ": event_listener.properties.password" + CLEAR);
        }
    }

    @Test
    void putsThemIntoTheVaultWhereverTheyStand() throws IOException {
        var builds = AuditedServer.builds();
        try (var distribution = Kernel.PKCS12.open()) {
            var server = AuditedServer.of(distribution).toml(SECRETS);

            ServerBuilds.harden(builds, distribution);

            String hardened = server.read(ServerFiles.DEPLOYMENT_TOML);
            assertThat(hardened)
                    .contains(SECRETS.replace("\"6LcSecretKeyExample\"", "\"$secret{recaptcha_secret_key}\"")
                            .replace(
                                    "\"SG.abcdef\"",
                                    "\"$secret{authentication_authenticator_email_otp_parameters_sendgridapikey}\"")
                            .replace(
                                    "\"1//refresh\"",
                                    "\"$secret{authentication_authenticator_email_otp_parameters_gmailrefreshtoken}\"")
                            .replace("\"Reports-9182\"", "\"$secret{datasource_1_password}\"")
                            .replace("\"Other-9182\"", "\"$secret{datasource_2_password}\"")
                            .replace("\"Store-9182\"", "\"$secret{datasource_2_properties_truststorepassword}\"")
                            .replace("\"Adapter-9182\"", "\"$secret{adapter_1_properties_1_value}\""));
            assertThat(hardened).doesNotContain("-9182");
            assertThat(server.findings(new PlainSecret())).noneMatch(finding -> finding.startsWith("error"));
            assertThat(server.findings(new VaultBroken())).isEmpty();

            ServerBuilds.harden(builds, distribution);
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(hardened);
        }
    }

    @Test
    void takesVariablesWhereEveryServerKnowsThem() throws IOException {
        var edits = ControlEdits.of(new PlainSecret(), """
                [a.b_password]
                secret = "first-1"
                [a_b]
                password_secret = "second-2"
                [keys]
                api_keys = ["third-3"]
                nested = [["left-0"]]
                [[t]]
                password = "fourth-4"
                """);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        "a.b_password.secret",
                        "$env{IS_A_B_PASSWORD_SECRET}",
                        "a_b.password_secret",
                        "$env{IS_A_B_PASSWORD_SECRET_2}",
                        "keys.api_keys",
                        List.of("$env{IS_KEYS_API_KEYS_1}"),
                        "t",
                        List.of(Map.of("password", "$env{IS_T_1_PASSWORD}"))));
    }

    @ParameterizedTest
    @EnumSource
    void putsVariablesIntoTablesOfArraysWhereTheServerResolvesThem(Kernel kernel) throws IOException {
        var builds = AuditedServer.builds();
        builds.mode = SecretsMode.ENVIRONMENT;
        try (var distribution = kernel.open()) {
            var server = AuditedServer.of(distribution).toml("""
                    [[datasource]]
                    id = "REPORTS_DB"
                    password = "Reports-9182"
                    [[adapter]]
                    properties = [{ name = "api_key", value = "$env{ADAPTER_KEY}" }]
                    """);

            var outcome = ServerBuilds.harden(builds, distribution);

            String advice =
                    outcome.advice(Path.of("hand-over"), Optional.empty()).get(0);
            var found = server.findings(new PlainSecret()).stream()
                    .filter(finding -> finding.contains("datasource.") || finding.contains("adapter."))
                    .toList();
            if (kernel == Kernel.OLDEST) {
                assertThat(advice).doesNotContain("IS_DATASOURCE");
                assertThat(found)
                        .containsExactly(
                                "error " + server.line("[[datasource]]") + ": datasource.password" + CLEAR,
                                "error " + server.line("[[adapter]]")
                                        + ": adapter.properties.api_key is a variable inside an array, where this"
                                        + " server uses its name as the secret. Refer to the vault: $secret{alias}.");
            } else {
                assertThat(server.read(ServerFiles.DEPLOYMENT_TOML))
                        .contains("password = \"$env{IS_DATASOURCE_1_PASSWORD}\"")
                        .doesNotContain("Reports-9182");
                assertThat(advice).contains("ADAPTER_KEY, IS_ADMIN_PASSWORD, IS_DATASOURCE_1_PASSWORD");
                assertThat(found).hasSize(2).allMatch(finding -> finding.startsWith("info"));
            }
        }
    }

    @Test
    void encryptsWhatTheXmlMeansOfAPasswordThatIsEscapedForIt() throws Exception {
        var builds = AuditedServer.builds();
        try (var distribution = Kernel.PKCS12.open()) {
            AuditedServer.of(distribution).toml("""
                    [[datasource]]
                    password = "a&amp;b&#60;&#x1F600;&lt;"
                    """);

            ServerBuilds.harden(builds, distribution);

            String store = Kernel.PKCS12.store("internal");
            Files.createDirectories(home.resolve(store).getParent());
            Files.write(home.resolve(store), distribution.read(store));
            var decrypted = new RealVault(home)
                    .decrypt(
                            Kernel.PKCS12.version(),
                            new String(distribution.read(SecretConf.PATH), StandardCharsets.ISO_8859_1),
                            Map.of(
                                    "datasource_1_password",
                                    ServerBuilds.toml(distribution)
                                            .string("secrets.datasource_1_password")
                                            .orElseThrow()),
                            builds.secrets().getProperty("internal.password"));
            assertThat(decrypted).isEqualTo(Map.of("datasource_1_password", "a&b<\uD83D\uDE00<"));
        }
    }

    @Test
    void leavesTheAliasOfASecretThatTheUserNamesToHim() throws IOException {
        var builds = AuditedServer.builds();
        builds.ownSecrets.add(SecretName.of("mail_password"));
        builds.name(SecretName.of("mail_password"), "<secrets><secret>", "of-the-user-1");
        try (var distribution = Kernel.PKCS12.open()) {
            AuditedServer.of(distribution).toml("""
                    [mail]
                    password = "of-the-bundle-1"
                    other = "$secret{mail_password}"
                    """);

            ServerBuilds.harden(builds, distribution);

            var toml = ServerBuilds.toml(distribution);
            assertThat(toml.string("mail.password")).contains("$secret{mail_password_2}");
            assertThat(toml.string("mail.other")).contains("$secret{mail_password}");
            assertThat(toml.names("secrets")).contains("mail_password", "mail_password_2");
        }
    }

    @Test
    void namesSecretsInClearAndOfAnotherKeyAndOfNobodyInOneRound() throws IOException {
        try (var distribution = Kernel.PKCS12.open()) {
            var server = AuditedServer.of(distribution).append(ServerFiles.DEPLOYMENT_TOML, """

                    [output_adapter.email]
                    password = "$secret{mail}"
                    hostname = "$secret{nobodys}"

                    [secrets]
                    mail = "[plain]"
                    former = "Q2lwaGVy"
                    """);

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> ServerBuilds.harden(AuditedServer.builds(), distribution))
                    .withMessage(server.line("mail = ")
                            + ": the secret mail is in plain text. Specify its source in <secrets><secret>, and"
                            + " remove it from this file: anyone with the distribution knows it.\n"
                            + server.line("former = ")
                            + ": the secret former isn't encrypted with the hardened server's key."
                            + " Specify its source in <secrets><secret>, or remove it from this file.\n"
                            + server.line("nobodys") + ": output_adapter.email.hostname refers to"
                            + " $secret{nobodys}, which isn't defined. Specify its source in <secrets><secret>.");
        }
    }

    private static List<Named<Opening>> servers() {
        return List.of(
                Named.of(
                        "kernel 4.10.32",
                        () -> AuditedServer.hardened(Kernel.PKCS12).distribution()),
                Named.of("Identity Server 7.1", () -> {
                    var distribution = ProductLookAlike.IS_7_1.open();
                    ServerBuilds.harden(AuditedServer.builds(), distribution);
                    return distribution;
                }));
    }

    /** Opens a server. */
    private interface Opening {
        Distribution open() throws IOException;
    }
}
