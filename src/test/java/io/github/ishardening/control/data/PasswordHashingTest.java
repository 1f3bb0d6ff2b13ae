package io.github.ishardening.control.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** On kernels with the bundle that Identity Server brings for PBKDF2, or a file of its name. */
class PasswordHashingTest {

    private static final String BUNDLE =
            "repository/components/plugins/org.wso2.carbon.identity.hash.provider.pbkdf2_0.1.4.jar";
    private static final String DIGEST = "user_store.password_digest";
    private static final String PARAMETERS = "user_store.properties.\"Hash.Algorithm.Properties\"";
    private static final String GOOD =
            "{pbkdf2.iteration.count:10000, pbkdf2.dkLength:256, pbkdf2.prf:PBKDF2WithHmacSHA256}";
    private static final String FAST = "passwords are hashed with %s, so they can be guessed quickly.";
    private static final String CURE =
            " Set user_store.password_digest to PBKDF2 before the first start; later, every password has to be reset.";
    private static final String LATE_CURE =
            " Set PasswordDigest to PBKDF2 in a user store without users, or have every password reset.";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void isFastAsShippedAndSlowInANewServer(Kernel kernel) throws IOException {
        var builds = builds("keys");
        try (var server = with(kernel, BUNDLE)) {
            assertThat(server.findings(new PasswordHashing()))
                    .containsExactly("warning repository/conf/user-mgt.xml: " + FAST.formatted("SHA-256") + CURE);

            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.findings(new PasswordHashing())).isEmpty();
            assertThat(server.notApplicable(new PasswordHashing())).isEmpty();
            var toml = ServerBuilds.toml(server.distribution());
            assertThat(toml.string(DIGEST)).contains("PBKDF2");
            assertThat(toml.string(PARAMETERS)).contains(GOOD);
            String once = server.read(ServerFiles.DEPLOYMENT_TOML);
            ServerBuilds.harden(builds, server.distribution());
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);
        }
        assertThat(Files.readString(folder.resolve("keys/keys.lock")))
                .contains("new-server 2026-11-22 password-hashing\n");
    }

    /** Else nobody could sign in any more. */
    @Test
    void staysInAServerWithDataAndInOneThatWasHardenedBeforeOtherwise() throws IOException {
        var withData = AuditedServer.buildsOfRunningServer(folder.resolve("with-data"));
        try (var server = with(Kernel.PKCS12, BUNDLE)) {
            ServerBuilds.harden(withData, server.distribution());
        }
        withData.data = StoredData.UNDER_ANY_KEY;
        var older = builds("older");
        older.run();
        Path lock = folder.resolve("older/keys.lock");
        Files.writeString(lock, Files.readString(lock).replaceAll("new-server.*\n", ""));
        var decided = builds("decided");
        decided.run();
        lock = folder.resolve("decided/keys.lock");
        Files.writeString(lock, Files.readString(lock).replaceAll("(?m)^(new-server \\S+)$", "$1 -"));

        for (KeyBuilds builds : List.of(withData, older, decided)) {
            try (var server = with(Kernel.PKCS12, BUNDLE)) {
                ServerBuilds.harden(builds, server.distribution());

                assertThat(ServerBuilds.toml(server.distribution()).has(DIGEST)).isFalse();
            }
        }
        try (var server = with(Kernel.PKCS12, BUNDLE)) {
            assertThat(server.withData().findings(new PasswordHashing()))
                    .containsExactly("info repository/conf/user-mgt.xml: " + FAST.formatted("SHA-256") + LATE_CURE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "password_digest = \"SHA-512\" | SHA-512 | hashed with SHA-512, so they can be guessed quickly",
                "properties.PasswordDigest = \"PLAIN_TEXT\" | PLAIN_TEXT | stored without a hash",
                "password_digest = \"pbkdf2\" | pbkdf2 | hashed with pbkdf2, so they can be guessed quickly"
            })
    void leavesWhatTheConfigurationSaysAndNamesIt(String line, String digest, String how) throws IOException {
        try (var server = with(Kernel.PKCS12, BUNDLE)) {
            say(server, line);

            ServerBuilds.harden(builds("keys"), server.distribution());

            assertThat(server.findings(new PasswordHashing()))
                    .containsExactly("warning " + server.line(digest) + ": passwords are " + how + "." + CURE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{pbkdf2.iteration.count:9999} | 9999",
                "{'pbkdf2.iteration.count' : '1000', pbkdf2.dkLength:256} | 1000"
            })
    void namesFewRounds(String parameters, String rounds) throws IOException {
        try (var server = with(Kernel.PKCS12, BUNDLE)) {
            say(
                    server,
                    "password_digest = \"PBKDF2\"\nproperties.\"Hash.Algorithm.Properties\" = \"%s\""
                            .formatted(parameters));

            assertThat(server.findings(new PasswordHashing()))
                    .containsExactly(
                            "warning %s: passwords are stored with PBKDF2 and %s iterations, fewer than 10000. Set"
                                            .formatted(server.line(parameters), rounds)
                                    + " pbkdf2.iteration.count to 10000 or more before the first start; later, every password has to"
                                    + " be reset.");
        }
    }

    @ParameterizedTest
    @CsvSource({"PBKDF2", "BCRYPT"})
    void saysNothingOfOtherSlowHashesNorOfMoreRounds(String digest) throws IOException {
        try (var server = with(Kernel.PKCS12, BUNDLE)) {
            say(
                    server,
                    "password_digest = \"%s\"\nproperties.\"Hash.Algorithm.Properties\" = \"{pbkdf2.iteration.count:600000}\""
                            .formatted(digest));

            assertThat(server.findings(new PasswordHashing())).isEmpty();
        }
    }

    @Test
    void namesFastSecondaryStoresInDatabasesAndNoDirectories() throws IOException {
        String userStores = "repository/deployment/server/userstores/";
        String jdbc = "org.wso2.carbon.user.core.jdbc.UniqueIDJDBCUserStoreManager";
        try (var server = with(Kernel.PKCS12, BUNDLE)) {
            say(server, "password_digest = \"PBKDF2\"");
            server.put(userStores + "a.xml", UserStoreWithoutTlsTest.store(jdbc, "PasswordDigest", "MD5"));
            server.put(userStores + "b.xml", UserStoreWithoutTlsTest.store(jdbc, "PasswordDigest", "PBKDF2"));
            server.put(userStores + "c.xml", UserStoreWithoutTlsTest.store("x.ReadWriteLDAP", "PasswordDigest", "MD5"));

            assertThat(server.findings(new PasswordHashing()))
                    .containsExactly("info " + userStores + "a.xml:3: " + FAST.formatted("MD5") + LATE_CURE);
        }
    }

    @Test
    void namesAHashThatTheServerCantMake() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            say(server, "password_digest = \"PBKDF2\"");

            assertThat(server.findings(new PasswordHashing()))
                    .containsExactly("warning " + server.line("PBKDF2")
                            + ": passwords are to be stored with PBKDF2, but the distribution has no bundle for it. Add"
                            + " org.wso2.carbon.identity.hash.provider.pbkdf2 to repository/components/dropins/.");
        }
    }

    @Test
    void isNotDecidedWithoutTheBundleNorWithoutADatabase() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new PasswordHashing())).isEmpty();
            assertThat(server.notApplicable(new PasswordHashing()))
                    .containsExactly("the distribution has no PBKDF2 bundle");

            server.put(BUNDLE, "");
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "type = \"database_unique_id\"",
                    "type = \"read_write_ldap\"\nbase_dn = \"dc=x\"\nconnection_url = \"ldaps://directory:636\"");
            assertThat(server.findings(new PasswordHashing())).isEmpty();
            assertThat(server.notApplicable(new PasswordHashing()))
                    .containsExactly("there is no user store in a database");
        }
    }

    private KeyBuilds builds(String name) {
        var builds = new KeyBuilds(folder.resolve(name));
        builds.renderer = AuditedServer.builds().renderer;
        return builds;
    }

    private static AuditedServer with(Kernel kernel, String bundle) throws IOException {
        return AuditedServer.stock(kernel).put(bundle, "");
    }

    private static void say(AuditedServer server, String lines) throws IOException {
        server.replace(ServerFiles.DEPLOYMENT_TOML, "[user_store]\n", "[user_store]\n" + lines + "\n");
    }
}
