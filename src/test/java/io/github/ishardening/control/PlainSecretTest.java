package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.SecretName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainSecretTest {

    private static final String CLEAR = " stands there in clear. Refer to the vault: $secret{alias}.";
    private static final String WITHIN =
            " has a secret in clear in its text. Give the secret a key of its own that refers to the vault: $secret{alias}.";

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
                                    + ": password stands there in clear, though it is commented out."
                                    + " Take the line out, and change the secret if it is in use anywhere.");
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
                        List.of("$env{IS_KEYS_API_KEYS_1}")));
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
                            + ": the secret mail stands there in clear. Name where it is in <secrets><secret>, and take it"
                            + " out: whoever has the distribution knows it.\n"
                            + server.line("former = ")
                            + ": the secret former is encrypted with another key than the one that the server gets."
                            + " Name where it is in <secrets><secret>, or take it out.\n"
                            + "repository/conf/deployment.toml: output_adapter.email.hostname refers to"
                            + " $secret{nobodys}, which nobody gave. Name where it is in <secrets><secret>.");
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
