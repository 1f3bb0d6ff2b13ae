package io.github.ishardening.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.keystore.HostnameMismatch;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardenerOptionsTest {

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    private KeyBuilds builds;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @BeforeEach
    void sharesKeys() {
        builds = servers.with("keys");
    }

    @Test
    void takesTheHostnameOfTheDistributionAndLeavesItToTheAuditToWarnOfLocalhost() throws IOException {
        builds = servers.with("localhost-keys");
        builds.hostname = Optional.empty();
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);

            assertThat(ServerBuilds.toml(distribution).string("server.hostname"))
                    .contains("localhost");
            assertThat(builds.said).noneMatch(line -> line.startsWith("WARNING"));
            assertThat(AuditedServer.of(distribution).findings(new HostnameMismatch()))
                    .containsExactly(
                            "warning repository/conf/deployment.toml:2: the hostname is localhost: other machines"
                                    + " can't reach the server by that name."
                                    + " Harden with <hostname> set to the server's public hostname.");
        }
    }

    @Test
    void addsTheOffsetToThePorts() throws IOException {
        builds.portOffset = Optional.of(7);
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);

            assertThat(ServerBuilds.toml(distribution).value("server.offset")).contains(7L);
        }
    }

    @Test
    void leavesOutExcludedControls() throws IOException {
        builds.excludedControls = Set.of("server-header", "published-key");
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);

            assertThat(ServerBuilds.toml(distribution).has("transport.https.properties.server"))
                    .isFalse();
            assertThat(distribution.exists(Kernel.PKCS12.store("wso2carbon"))).isTrue();
        }
    }

    @Test
    void refersToTheServersEnvironmentWhereAsked() throws IOException {
        builds.mode = SecretsMode.ENVIRONMENT;
        try (var distribution = Kernel.PKCS12.open()) {
            HardeningResult outcome = ServerBuilds.harden(builds, distribution);

            var toml = ServerBuilds.toml(distribution);
            assertThat(toml.string("keystore.tls.key_password")).contains("$env{IS_TLS_PASSWORD}");
            assertThat(toml.has("secrets")).isFalse();
            assertThat(distribution.exists(SecretConf.PATH)).isFalse();
            assertThat(outcome.advice(Path.of("hand-over"), Optional.empty()))
                    .startsWith(
                            "To start it (JAVA_HOME must be set): set IS_ADMIN_PASSWORD, IS_ENCRYPTION_KEY, IS_INTERNAL_PASSWORD,"
                                    + " IS_PRIMARY_PASSWORD, IS_TLS_PASSWORD, IS_TRUSTSTORE_PASSWORD.");
        }
    }

    @Test
    void writesSecretsInClearWhereAsked() throws IOException {
        builds.mode = SecretsMode.PLAIN;
        try (var distribution = Kernel.PKCS12.open()) {
            HardeningResult outcome = ServerBuilds.harden(builds, distribution);

            assertThat(ServerBuilds.toml(distribution).string("keystore.tls.password"))
                    .contains(builds.secrets().getProperty("tls.password"));
            assertThat(distribution.exists(SecretConf.PATH)).isFalse();
            assertThat(outcome.advice(Path.of("hand-over"), Optional.empty()))
                    .startsWith(
                            "The configuration contains the secrets in plain text, so anyone with this distribution can read them;");
        }
    }

    @Test
    void takesSecretsFromWhereTheUserKeepsThem() throws IOException {
        builds = servers.with("own-password-keys");
        builds.name(SecretName.TLS_PASSWORD, "<keystores><tls><password>", "the-tls-password");
        try (var distribution = Kernel.JKS.open()) {
            ServerBuilds.harden(builds, distribution);

            assertThat(KeystoreReader.open(
                                    "tls", distribution.read(Kernel.JKS.store("tls")), Secret.of("the-tls-password"))
                            .keyAliases())
                    .containsExactly("tls");
            assertThat(builds.secrets()).doesNotContainKey("tls.password").containsKey("primary.password");
        }
    }

    @Test
    void hardensWithAFrozenKeysDirectoryThatLacksNothing() throws IOException {
        SortedMap<String, String> first = ServerBuilds.staged(builds, Kernel.PKCS12);
        SortedMap<String, String> keys = builds.snapshot();
        builds.frozen = true;

        assertThat(ServerBuilds.staged(builds, Kernel.PKCS12)).isEqualTo(first);
        assertThat(builds.snapshot()).isEqualTo(keys);
        assertThat(builds.said).noneMatch(line -> line.startsWith("WARNING"));
    }

    @Test
    void warnsOfAFrozenKeysDirectoryWithoutCiphertexts() throws IOException {
        ServerBuilds.staged(builds, Kernel.PKCS12);
        Files.delete(builds.folder.resolve("vault.properties"));
        SortedMap<String, String> keys = builds.snapshot();
        builds.frozen = true;

        ServerBuilds.staged(builds, Kernel.PKCS12);

        assertThat(builds.said)
                .contains("WARNING The keys directory is frozen and lacks ciphertexts; the next build will produce"
                        + " different bytes.");
        assertThat(builds.snapshot()).isEqualTo(keys);
    }
}
