package io.github.ishardening.hardening.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.control.Inspector;
import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.control.secret.LeftoverSecret;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.hardening.SecretPlaces;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.inspection.KeysDirectorySecrets;
import io.github.ishardening.keys.ImportedStore;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store that most people bring: a self-signed certificate of openssl, under a password out of a manual. */
class SelfSignedImportedStoreTest {

    private static final String WARNING = "%s: the server's own certificate contains CA:TRUE, as certificates made"
            + " with openssl req -x509 do: its key can issue certificates, and everyone who trusts it trusts those too."
            + " Reissue it with"
            + " the same key, in the store that you provide: keytool -selfcert -ext bc=ca:false -validity 825 -alias"
            + " <alias> -keystore <store>.";

    @TempDir
    Path folder;

    @Test
    void isTakenOverUnderANewPasswordAndWarnedOf() throws Exception {
        openssl(
                "req -x509 -newkey rsa:2048 -nodes -keyout internal.key -out internal.crt -days 400 -subj /CN=internal");
        openssl(
                "pkcs12 -export -in internal.crt -inkey internal.key -name mine -passout pass:changeit -out internal.p12");
        try (var servers = new ServerBuilds(folder);
                var distribution = Kernel.PKCS12.open()) {
            var builds = servers.with("keys");
            // openssl dates by the real time.
            builds.now = Instant.now().plusSeconds(60);
            builds.given.put(
                    Role.INTERNAL, new ImportedStore(Role.INTERNAL, folder.resolve("internal.p12"), Optional.empty()));
            builds.name(SecretName.INTERNAL_PASSWORD, "<keystores><internal><password>", "changeit");

            var outcome = ServerBuilds.harden(builds, distribution);

            String secrets = builds.path("secrets.properties");
            assertThat(builds.said)
                    .contains("<keystores><internal><password>: is publicly known. It opens the store"
                            + " that you provide, but the server's store gets a new password, internal.password in "
                            + secrets + ".");
            assertThat(outcome.handOver()
                            .lines(Path.of("out"), Optional.empty())
                            .get(0))
                    .isEqualTo("To start it (JAVA_HOME must be set): write only the value of internal.password in "
                            + secrets
                            + " to the file password-tmp in the server's folder"
                            + " (on Windows password-tmp.txt), and run its script in bin.");
            String store = Kernel.PKCS12.store("internal");
            assertThat(KeystoreReader.open(
                                    store,
                                    distribution.read(store),
                                    Secret.of(builds.secrets().getProperty("internal.password")))
                            .keyAliases())
                    .containsExactly("internal");
            var request = new InspectionRequest(
                    builds.request().settings(),
                    KeysDirectorySecrets.of(builds.request(), builds.surroundings()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);
            var findings = new Inspector(Controls.all())
                    .observe(Inspection.of(request, builds.surroundings(), distribution))
                    .findings();
            assertThat(findings.stream()
                            .filter(finding -> finding.severity() == Severity.ERROR)
                            .map(AuditedServer::line))
                    .isEmpty();
            assertThat(findings.stream().map(AuditedServer::line)).contains("warning " + WARNING.formatted(store));

            var before = builds.snapshot();
            try (var again = Kernel.PKCS12.open()) {
                ServerBuilds.harden(builds, again);
            }
            assertThat(builds.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void isNoExcuseForAnAuthorityBesideIt() throws Exception {
        String tls = Kernel.PKCS12.store("tls");
        String password = AuditedServer.builds().secrets().getProperty("tls.password");
        var made = new MadeStores(folder);
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(tls, made.store(password, "-keyalg", "EC", "-ext", "bc=ca:true"));
            assertThat(server.findings(new LeftoverSecret())).containsExactly("warning " + WARNING.formatted(tls));

            String error =
                    "error " + tls + ": this store contains the private key of a certificate authority. Remove it:"
                            + " its key can issue certificates that all your servers trust.";
            server.put(tls, made.store(password, "-keyalg", "EC", "-ext", "bc=ca:true", "-alias", "ca"));
            assertThat(server.findings(new LeftoverSecret())).containsExactly(error);
            server.put(tls, made.store(password, "-keyalg", "EC", "-ext", "bc=ca:true", "-ext", "ku=keyCertSign"));
            assertThat(server.findings(new LeftoverSecret())).containsExactly(error);
            server.put(tls, made.store(password, "-keyalg", "EC"));
            server.put("repository/tls.p12", made.store("wso2carbon", "-keyalg", "EC", "-ext", "bc=ca:true"));
            assertThat(server.findings(new LeftoverSecret())).containsExactly(error.replace(tls, "repository/tls.p12"));
        }
    }

    @Test
    void isOpenedWithThePasswordThatIsSaidToBeElsewhere() throws Exception {
        var builds = new KeyBuilds(folder.resolve("keys"));
        builds.name(SecretName.INTERNAL_PASSWORD, "<keystores><internal><password>", "a-password.of_my-own");

        assertThat(SecretPlaces.of(builds.request(), builds.run(), SecretName.INTERNAL_PASSWORD)
                        .words())
                .isEqualTo("the value of the variable " + SecretName.INTERNAL_PASSWORD.environmentVariable()
                        + " of this build");
        assertThat(SecretPlaces.of(builds.request(), builds.run(), SecretName.ADMIN_PASSWORD)
                        .words())
                .isEqualTo("the value of admin.password in " + builds.path("secrets.properties"));
    }

    private void openssl(String arguments) throws Exception {
        Command ran = Command.run(folder, List.of(("openssl " + arguments).split(" ")));
        assertThat(ran.exitCode()).as(ran.output()).isZero();
    }
}
