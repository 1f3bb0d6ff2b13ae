package io.github.ishardening.hardening.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.ishardening.control.Inspector;
import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.RealVault;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.VaultKey;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.StringTokenizer;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HardenedVaultTest {

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    @TempDir
    Path home;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @ParameterizedTest
    @CsvSource({"PKCS12, RSA", "PKCS12, AES", "JKS, RSA", "OLDEST, RSA"})
    void holdsNothingThatWso2sOwnVaultCantDecrypt(Kernel kernel, VaultKey key) throws Exception {
        var builds = servers.with("keys");
        builds.vaultKey = Optional.of(key);
        try (var distribution = kernel.open()) {
            ServerBuilds.harden(builds, distribution);
            var entries = entries(ServerBuilds.toml(distribution));
            String store = kernel.store("internal");
            Files.createDirectories(home.resolve(store).getParent());
            Files.write(home.resolve(store), distribution.read(store));

            var decrypted = new RealVault(home)
                    .decrypt(
                            kernel.version(),
                            text(distribution, SecretConf.PATH),
                            entries,
                            builds.secrets().getProperty("internal.password"));

            assertThat(decrypted).containsOnlyKeys(entries.keySet()).containsAllEntriesOf(kept(builds, entries));
        }
    }

    @Test
    void opensWithASecretKeyInTheSameStoreWhoeverBuildsAgain() throws Exception {
        var builds = servers.with("keys");
        builds.vaultKey = Optional.of(VaultKey.AES);
        var first = ServerBuilds.staged(builds, Kernel.PKCS12);

        assertThat(ServerBuilds.staged(builds, Kernel.PKCS12)).isEqualTo(first);
        assertThat(builds.secrets().getProperty("vault.key")).matches("[0-9a-f]{64}");
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);
            Path store = home.resolve("internal.p12");
            Files.write(store, distribution.read(Kernel.PKCS12.store("internal")));
            var keystore = KeyStore.getInstance(
                    store.toFile(),
                    builds.secrets().getProperty("internal.password").toCharArray());

            assertThat(keystore.entryInstanceOf("vault", KeyStore.SecretKeyEntry.class))
                    .isTrue();
            assertThat(keystore.entryInstanceOf("internal", KeyStore.PrivateKeyEntry.class))
                    .isTrue();
            assertThat(ServerBuilds.toml(distribution).string("keystore.internal.alias"))
                    .contains("vault");
            assertThat(text(distribution, SecretConf.PATH))
                    .contains("#   bin/ciphertool.sh -Dconfigure -Dsymmetric\n")
                    .contains("secretRepositories.file.encryptionMode=symmetric\n")
                    .contains("keystore.identity.alias=vault\n")
                    .doesNotContain("secretRepositories.file.algorithm");
        }
    }

    @Test
    void isFoundInOrderWhereItOpensWithASecretKey() throws IOException {
        var builds = servers.with("keys");
        builds.vaultKey = Optional.of(VaultKey.AES);
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);

            assertThat(findings(builds, distribution, atHand(builds)))
                    .noneMatch(finding -> !finding.startsWith("info"));
            assertThat(findings(builds, distribution, KnownSecrets.none()))
                    .contains("info repository/conf/security/secret-conf.properties: the vault uses an AES key that"
                            + " isn't available here, so its secrets weren't checked. Audit it where the keys"
                            + " directory is available.");
        }
    }

    @Test
    void isFoundBrokenWhereASecretIsOfAnotherSecretKey() throws IOException {
        var builds = servers.with("keys");
        builds.vaultKey = Optional.of(VaultKey.AES);
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);
            String toml = text(distribution, ServerFiles.DEPLOYMENT_TOML);
            distribution.write(
                    ServerFiles.DEPLOYMENT_TOML, (toml + "foreign = \"Q2lwaGVy\"\n").getBytes(StandardCharsets.UTF_8));

            assertThat(findings(builds, distribution, atHand(builds)))
                    .filteredOn(finding -> finding.startsWith("error"))
                    .singleElement()
                    .asString()
                    .endsWith(": the secret foreign isn't encrypted with the key of the internal keystore. Harden again"
                            + " with the keys directory available; specify the source of your own secrets in"
                            + " <secrets><secret>.");
        }
    }

    @Test
    void opensWithASecretKeyOnlyWhereTheServerKnowsThat() throws IOException {
        var builds = servers.with("keys");
        builds.vaultKey = Optional.of(VaultKey.AES);
        try (var distribution = Kernel.JKS.open()) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> ServerBuilds.harden(builds, distribution))
                    .withMessage("<secrets><vaultKey>: the vault of WSO2 Carbon Kernel 4.7.1 supports only RSA keys."
                            + " Remove it, or use Identity Server 7.1 or later.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isLeftAsItIsByWso2sCipherToolsOfTheLine11(Kernel kernel) throws IOException {
        try (var distribution = kernel.open()) {
            ServerBuilds.harden(servers.with("keys"), distribution);
            var toml = text(distribution, ServerFiles.DEPLOYMENT_TOML);

            String written = writtenByCipherTool11(toml, entries(ServerBuilds.toml(distribution)));
            // It puts a second blank behind each alias.
            assertThat(written.replace("  = \"", " = \"")).isEqualTo(toml);
        }
    }

    @Test
    void wouldLoseWhatStandsBehindACommentOrATable() {
        for (String trap : List.of("# a comment\n", "[server]\n", "\"quoted\" = \"x\"\n")) {
            assertThatNullPointerException()
                    .isThrownBy(() ->
                            writtenByCipherTool11("[secrets]\na = \"x\"\n" + trap, Map.of("a", "x", "quoted", "x")));
        }
    }

    /**
     * What WSO2's cipher tools 1.1.0 to 1.1.28 make of a file. They have emptied it before they read the first line, and
     * take every line behind the header for an entry.
     */
    private static String writtenByCipherTool11(String toml, Map<String, String> entries) {
        var lines = new ArrayList<String>();
        boolean found = false;
        for (String line : toml.lines().toList()) {
            if (found) {
                var tokens = new StringTokenizer(line, "=");
                if (tokens.hasMoreTokens()) {
                    String key = tokens.nextToken();
                    lines.add(key + " = \"".concat(entries.get(key.trim())).concat("\""));
                } else {
                    lines.add(line);
                }
            } else {
                found = line.trim().equals("[secrets]");
                lines.add(line);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static KnownSecrets atHand(KeyBuilds builds) throws IOException {
        Properties secrets = builds.secrets();
        return name -> Optional.ofNullable(secrets.getProperty(name.key())).map(Secret::of);
    }

    private static List<String> findings(KeyBuilds builds, Distribution distribution, KnownSecrets secrets)
            throws IOException {
        var request = new InspectionRequest(
                builds.request().settings(), secrets, Optional.empty(), Optional.empty(), Optional.empty(), false);
        return new Inspector(Controls.all())
                .observe(Inspection.of(request, builds.surroundings(), distribution)).findings().stream()
                        .map(AuditedServer::line)
                        .toList();
    }

    private static Map<String, String> entries(DeploymentToml toml) {
        Map<String, String> entries = new TreeMap<>();
        toml.names("secrets")
                .forEach(alias ->
                        entries.put(alias, toml.string("secrets." + alias).orElseThrow()));
        return entries;
    }

    /** The secrets that the plugin made, by alias. */
    private static Map<String, String> kept(KeyBuilds builds, Map<String, String> entries) throws IOException {
        Properties secrets = builds.secrets();
        Map<String, String> kept = new TreeMap<>();
        for (SecretName name : SecretName.ours()) {
            if (entries.containsKey(name.alias())) {
                kept.put(name.alias(), secrets.getProperty(name.key()));
            }
        }
        assertThat(kept).hasSizeGreaterThan(4);
        return kept;
    }

    private static String text(Distribution distribution, String path) throws IOException {
        return new String(distribution.read(path), StandardCharsets.UTF_8);
    }
}
