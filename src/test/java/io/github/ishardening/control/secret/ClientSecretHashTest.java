package io.github.ishardening.control.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSecretHashTest {

    private static final String TEMPLATE =
            "repository/resources/conf/templates/repository/conf/identity/client-secrets.xml.j2";
    private static final String KEY = "oauth.hash_client_secret";
    private static final String PROCESSOR = "oauth.extensions.client_secret_persistence_processor";
    private static final String CLEAR = ": OAuth client secrets are stored in plain text in the database.";
    private static final String CURE = " Set oauth.hash_client_secret to true, with HashingPersistenceProcessor as "
            + PROCESSOR + ", before the first start.";
    private static final String LATE_CURE =
            " Migrate them as described on WSO2's page on hashing; this also changes the database.";

    @TempDir
    private Path folder;

    @Test
    void areHashedInANewServerThatCan() throws IOException {
        var builds = builds();
        try (var server = knowing()) {
            assertThat(server.findings(new ClientSecretHash()))
                    .containsExactly("warning " + ServerFiles.DEPLOYMENT_TOML + CLEAR + CURE);

            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.findings(new ClientSecretHash())).isEmpty();
            var toml = ServerBuilds.toml(server.distribution());
            assertThat(toml.bool(KEY)).contains(true);
            assertThat(toml.string(PROCESSOR))
                    .contains("org.wso2.carbon.identity.oauth.tokenprocessor.HashingPersistenceProcessor");
            String once = server.read(ServerFiles.DEPLOYMENT_TOML);
            ServerBuilds.harden(builds, server.distribution());
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);
        }
        assertThat(Files.readString(folder.resolve("keys/keys.lock")))
                .contains("new-server 2026-11-22 client-secret-hash\n");
    }

    /** Else no client could sign in any more. */
    @Test
    void stayInAServerWithData() throws IOException {
        var builds = AuditedServer.buildsOfRunningServer(folder.resolve("with-data"));
        try (var server = knowing()) {
            ServerBuilds.harden(builds, server.distribution());
        }
        builds.data = StoredData.UNDER_ANY_KEY;
        try (var server = knowing()) {
            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.withData().findings(new ClientSecretHash()))
                    .containsExactly("info " + ServerFiles.DEPLOYMENT_TOML + CLEAR + LATE_CURE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash_client_secret", "hash_tokens_and_secrets"})
    void stayAsTheConfigurationSays(String key) throws IOException {
        try (var server = knowing()) {
            server.toml("[oauth]\n%s = false\n".formatted(key));

            ServerBuilds.harden(builds(), server.distribution());

            assertThat(server.findings(new ClientSecretHash()))
                    .singleElement()
                    .asString()
                    .startsWith("warning")
                    .contains(CLEAR);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', not set",
        "PlainTextPersistenceProcessor, PlainTextPersistenceProcessor",
        "EncryptionDecryptionPersistenceProcessor, EncryptionDecryptionPersistenceProcessor"
    })
    void areNotHashedByTheSettingWithoutTheClass(String name, String shown) throws IOException {
        String shipped = "org.wso2.carbon.identity.oauth.tokenprocessor.";
        try (var server = knowing()) {
            server.toml("[oauth]\nhash_client_secret = true\n");
            if (!name.isEmpty()) {
                server.toml("[oauth.extensions]\nclient_secret_persistence_processor = \"%s%s\"\n"
                        .formatted(shipped, name));
            }

            String at = server.line(name.isEmpty() ? "hash_client_secret" : "client_secret_persistence_processor");
            String found = " %s: oauth.hash_client_secret is true, but OAuth client secrets aren't hashed: %s is %s."
                    .formatted(at, PROCESSOR, name.isEmpty() ? shown : shipped + shown);
            assertThat(server.findings(new ClientSecretHash()))
                    .containsExactly("warning" + found + " Set it to " + shipped
                            + "HashingPersistenceProcessor before the first start.");
            assertThat(server.withData().findings(new ClientSecretHash())).containsExactly("info" + found + LATE_CURE);
        }
    }

    @Test
    void areNotDecidedWhereAClassOfSomebodyElseKeepsThem() throws IOException {
        try (var server = knowing()) {
            server.toml("[oauth]\nhash_client_secret = true\n"
                    + "extensions.client_secret_persistence_processor = \"com.example.Hsm\"\n");

            assertThat(server.findings(new ClientSecretHash())).isEmpty();
            assertThat(server.notApplicable(new ClientSecretHash())).containsExactly(PROCESSOR + " is com.example.Hsm");
        }
    }

    @Test
    void areAnInfoWhereOnlyAllCanBeHashedAndNothingOnceTheyAre() throws IOException {
        try (var server = AuditedServer.of(LookAlike.Line.IS_7_1.open(folder.resolve("is")))) {
            assertThat(server.findings(new ClientSecretHash()))
                    .containsExactly("info " + ServerFiles.DEPLOYMENT_TOML + CLEAR + LATE_CURE);

            server.toml("[oauth]\nhash_tokens_and_secrets = true\n");
            assertThat(server.findings(new ClientSecretHash())).isEmpty();
        }
    }

    @Test
    void areNotDecidedOnAKernel() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new ClientSecretHash())).isEmpty();
            assertThat(server.notApplicable(new ClientSecretHash()))
                    .containsExactly("the product isn't Identity Server");
        }
    }

    private KeyBuilds builds() {
        var builds = new KeyBuilds(folder.resolve("keys"));
        builds.renderer = AuditedServer.builds().renderer;
        return builds;
    }

    /** As Identity Server 7.2 with updates does. */
    private AuditedServer knowing() throws IOException {
        return AuditedServer.of(LookAlike.Line.IS_7_1.open(folder.resolve("is")))
                .put(
                        TEMPLATE,
                        "<OAuth><Hash>{{%s}}</Hash><Processor>{{%s}}</Processor></OAuth>\n".formatted(KEY, PROCESSOR));
    }
}
