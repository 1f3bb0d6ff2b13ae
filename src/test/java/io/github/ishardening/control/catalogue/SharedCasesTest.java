package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.control.Inspector;
import io.github.ishardening.control.bundle.TomlInvalid;
import io.github.ishardening.control.secret.DefaultPassword;
import io.github.ishardening.control.secret.LeftoverSecret;
import io.github.ishardening.control.secret.PlainSecret;
import io.github.ishardening.control.web.CacheHeaders;
import io.github.ishardening.control.web.Hsts;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.NamedCertificates;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.inspection.KeysDirectorySecrets;
import io.github.ishardening.keys.ImportedPem;
import io.github.ishardening.keys.ImportedStore;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.trust.CertificateLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people brought, as they brought it. The files lie beside the project on the machines of those who work on it; each
 * kind has a test of its own that needs none of them.
 */
class SharedCasesTest {

    private static final Path CASES = Path.of("..", "shared", "cases");
    private static final String CLEAR = " is in plain text. Refer to the vault: $secret{alias}.";
    private static final String EVERYBODY =
            " has a publicly known password. Change it on that server, then add it to <secrets> and refer to it as"
                    + " $secret{name}.";

    @TempDir
    Path folder;

    @BeforeEach
    void areHere() {
        assumeThat(CASES).as("the cases aren't beside this project").isDirectory();
    }

    @Test
    void anAccountAtAnotherServerKeepsItsNameAndPasswordAndIsReported() throws IOException {
        try (var server = hardened("foreign-accounts")) {
            var toml = ServerBuilds.toml(server.distribution());

            assertThat(toml.string("output_adapter.email.username")).contains("mailer@example.org");
            assertThat(toml.string("output_adapter.email.password")).contains("$secret{output_adapter_email_password}");
            assertThat(toml.string("bps_database.config.username")).contains("wso2carbon");
            assertThat(AuditedServer.builds().secrets().values()).doesNotContain("changeit", "wso2carbon");
            assertThat(server.findings(new DefaultPassword()))
                    .containsExactlyInAnyOrder(
                            "warning " + server.line("\"$secret{output_adapter_email_password}")
                                    + ": output_adapter.email.password" + EVERYBODY,
                            "warning " + server.line("\"$secret{bps_database_config_password}")
                                    + ": bps_database.config.password" + EVERYBODY);
        }
    }

    @Test
    void anInlineArrayOfTablesTakesWhatIsAppended() throws IOException {
        try (var server = hardened("inline-arrays")) {
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML))
                    .contains("org.apache.catalina.filters.RemoteAddrFilter");
            assertThat(server.findings(new TomlInvalid())).isEmpty();
            assertThat(server.findings(new Hsts())).isEmpty();
            assertThat(server.findings(new CacheHeaders())).isEmpty();
        }
    }

    @Test
    void secretsUnderAnyNameGoIntoTheVaultAndTheOthersAreReported() throws IOException {
        try (var server = hardened("unseen-secrets")) {
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML))
                    .contains("6LcSiteKeyExample")
                    .doesNotContain("6LcSecretKeyExample", "SG.abcdef", "1//refresh");
            assertThat(server.findings(new PlainSecret()))
                    .filteredOn(finding -> finding.startsWith("error"))
                    .containsExactly(
                            "error " + server.line("InUrl-9182")
                                    + ": datasource.reports.url contains a secret in plain text. Put the secret into"
                                    + " a separate key that refers to the vault: $secret{alias}.",
                            "error " + server.line("OldMailPassword-77")
                                    + ": password is in plain text in a comment. Remove the line, and"
                                    + " change the secret if it is in use anywhere.");
        }
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml(Files.readString(CASES.resolve("unseen-secrets/add.toml")));

            assertThat(server.findings(new PlainSecret()))
                    .contains(
                            "error " + server.line("secret_key") + ": recaptcha.secret_key" + CLEAR,
                            "error " + server.line("SendgridAPIKey")
                                    + ": authentication.authenticator.email_otp.parameters.SendgridAPIKey" + CLEAR,
                            "error " + server.line("GmailRefreshToken")
                                    + ": authentication.authenticator.email_otp.parameters.GmailRefreshToken" + CLEAR);
        }
    }

    @Test
    void everyCopyOfTheConfigurationIsFound() throws Exception {
        Files.createDirectories(folder.resolve("repository/conf"));
        String script = CASES.resolve("copies-with-passwords/prepare.sh")
                .toAbsolutePath()
                .toString();
        assertThat(Command.run(folder, List.of("bash", script)).exitCode()).isZero();
        var copies = List.of(
                "deployment.toml",
                "repository/conf/deployment-prod.toml",
                "repository/conf/deployment.toml.bak",
                "repository/conf/deployment.toml_20240501");
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            for (String copy : copies) {
                server.put(copy, Files.readAllBytes(folder.resolve(copy)));
            }

            assertThat(server.findings(new LeftoverSecret()))
                    .containsExactlyElementsOf(copies.stream()
                            .map(copy -> "error " + copy
                                    + ":3: this file, a copy of deployment.toml, contains super_admin.password and 1 more in plain text. Remove it, and change its secrets wherever"
                                    + " they are still in use.")
                            .toList());
        }
    }

    @Test
    void certificatesOnOneLineAreAllTrustedAndServed() throws Exception {
        Path pem = CASES.resolve("joined-pem");
        try (var servers = new ServerBuilds(folder);
                var distribution = Kernel.PKCS12.open()) {
            var builds = servers.with("keys");
            builds.now = Instant.parse("2026-12-01T00:00:00Z");
            builds.hostname = Optional.of("sso.example.com");
            builds.given.put(Role.TLS, new ImportedPem(Role.TLS, pem.resolve("ec.key"), pem.resolve("joined.pem")));
            builds.trust = NamedCertificates.partners(NamedCertificates.source(
                    new CertificateLocation.Local(pem.resolve("truststore-joined.pem")), "corp"));

            ServerBuilds.harden(builds, distribution);

            assertThat(builds.said)
                    .filteredOn(said -> said.contains("Example Corp"))
                    .extracting(
                            said -> said.replaceFirst(",O=Example Corp.*", "").replaceFirst("-[0-9a-f]{8}", ""))
                    .containsExactly("  + authority: CN=root", "  + corp-2: CN=int", "  ! corp: CN=root");
        }
    }

    @Test
    void anOrdinarySelfSignedCertificateIsNoLeftoverAuthority() throws Exception {
        Path given = CASES.resolve("self-signed-given-store");
        try (var servers = new ServerBuilds(folder);
                var distribution = Kernel.PKCS12.open()) {
            var builds = servers.with("keys");
            builds.now = Instant.parse("2026-12-01T00:00:00Z");
            builds.given.put(
                    Role.INTERNAL, new ImportedStore(Role.INTERNAL, given.resolve("internal.p12"), Optional.empty()));
            builds.name(
                    SecretName.INTERNAL_PASSWORD,
                    "<keystores><internal><password>",
                    Files.readString(given.resolve("pw.txt")).strip());

            ServerBuilds.harden(builds, distribution);

            var request = new InspectionRequest(
                    builds.request().settings(),
                    KeysDirectorySecrets.of(builds.request(), builds.surroundings()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);
            assertThat(new Inspector(List.of(new LeftoverSecret()))
                            .observe(Inspection.of(request, builds.surroundings(), distribution))
                            .findings())
                    .singleElement()
                    .extracting(AuditedServer::line)
                    .asString()
                    .startsWith("warning " + Kernel.PKCS12.store("internal")
                            + ": the server's own certificate contains CA:TRUE, as certificates made with openssl"
                            + " req -x509 do");
        }
    }

    /** A kernel with what is to be added to its configuration, hardened. */
    private static AuditedServer hardened(String name) throws IOException {
        var server = AuditedServer.stock(Kernel.PKCS12);
        server.append(
                ServerFiles.DEPLOYMENT_TOML,
                "\n" + Files.readString(CASES.resolve(name).resolve("add.toml")));
        ServerBuilds.harden(AuditedServer.builds(), server.distribution());
        return server;
    }
}
