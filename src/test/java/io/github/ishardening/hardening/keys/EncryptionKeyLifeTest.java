package io.github.ishardening.hardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.keys.EncryptionKeyFormat;
import io.github.ishardening.keystore.PublishedEncryptionKeys;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.StockEncryption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionKeyLifeTest {

    private static final String BEFORE_7_1 = "4.10.32";
    private static final String SINCE_7_1 = "4.10.42";
    private static final String OURS = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path temporary;

    private KeyBuilds builds;

    @BeforeEach
    void startWithoutKeys() {
        builds = new KeyBuilds(temporary.resolve("keys"));
    }

    @Test
    void outlivesAnUpgradeInTheFormatOfTheOlderVersion() throws Exception {
        String made = key(builds.run(BEFORE_7_1));
        var before = builds.snapshot();

        assertThat(made).matches("[0-9a-f]{32}");
        assertThat(builds.secrets()).containsEntry("encryption.key", made);
        assertThat(Files.readString(builds.folder.resolve("keys.lock")))
                .containsPattern("\nencryption-key 256 hmac-sha256:");
        assertThat(key(builds.run(SINCE_7_1))).isEqualTo(made);
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    @Test
    void isNotMadeForAServerThatHasNone() throws Exception {
        assertThat(builds.run("4.5.1").encryption()).isEmpty();
        assertThat(builds.run().encryption()).isEmpty();
        builds.excludedControls = Set.of("default-encryption-key");
        assertThat(builds.run(SINCE_7_1).encryption()).isEmpty();
        assertThat(builds.secrets()).doesNotContainKey("encryption.key");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isNotMadeAnewWhereTheLockNamesOne(boolean wholeFile) throws Exception {
        builds.run(SINCE_7_1);
        Path secrets = builds.folder.resolve("secrets.properties");
        List<String> kept = Files.readAllLines(secrets).stream()
                .filter(line -> !wholeFile && !line.startsWith("encryption.key="))
                .toList();
        Files.write(secrets, kept);
        var before = builds.snapshot();

        assertThatThrownBy(() -> builds.run(SINCE_7_1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(
                        secrets + ": encryption.key is missing, but keys.lock expects the encryption key 256"
                                + " bits, hmac-sha256:")
                .hasMessageEndingWith(
                        " Restore encryption.key there, or its source, from a backup: data on the server is"
                                + " encrypted with it. Only the goal rotate-key creates a new key.");
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    @Test
    void isTheUsersWhereOneIsNamed() throws Exception {
        builds.name(SecretName.ENCRYPTION_KEY, "<secrets><encryptionKey>", OURS);
        assertThat(key(builds.run(SINCE_7_1))).isEqualTo(OURS);
        assertThat(builds.secrets()).doesNotContainKey("encryption.key");
    }

    @Test
    void isTheDistributionsWhereItsTomlSetsOne() throws Exception {
        var stock = new StockEncryption(Optional.of(EncryptionKeyFormat.DIGITS), Optional.of(Secret.of(OURS)));
        assertThat(key(builds.run(stock))).isEqualTo(OURS);
        assertThat(builds.said)
                .contains("the [encryption] key from the distribution's deployment.toml is now kept in"
                        + " secrets.properties.");
        assertThat(key(builds.run(SINCE_7_1))).isEqualTo(OURS);
    }

    @Test
    void isNotThePublishedOne() {
        builds.name(SecretName.ENCRYPTION_KEY, "<secrets><encryptionKey>", PublishedEncryptionKeys.STOCK);
        assertThatThrownBy(() -> builds.run(SINCE_7_1))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<secrets><encryptionKey>: is the publicly known key that ships with every Identity Server."
                        + " Remove it to generate a key; if the server's data is encrypted with it, set"
                        + " <deployment><existing>true</existing>.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3cc0481b70794667b5bee7e2beed2de4 | WSO2's Helm chart and documentation use as an example
            3CC0481B70794667B5BEE7E2BEED2DE4 | WSO2's Helm chart and documentation use as an example
            83BAREB27A8E871CAD83C5CD4E771DAB | WSO2's documentation uses as an example
            d13e3b2ea4c42eb4a23fd110facb72a596ecd84ecd5297a13065f1877393eccf | WSO2's documentation uses as an example
            2095312189753DE6AD47DFE20CBE97EC | results from openssl enc -nosalt -aes-128-cbc -k hello-world -P, as in WSO2's documentation
            AFA27B44D43B02A9FEA41D13CEDC2E40 | results from openssl enc -nosalt -aes-128-cbc -k hello-world -P, as in WSO2's documentation
            """)
    void isNoneOfThoseInTheDocumentation(String key, String origin) {
        builds.name(SecretName.ENCRYPTION_KEY, "<secrets><encryptionKey>", key);
        assertThatThrownBy(() -> builds.run(SINCE_7_1))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<secrets><encryptionKey>: is the publicly known key that " + origin
                        + ". Remove it to generate a key; if the server's data is encrypted with it, set"
                        + " <deployment><existing>true</existing>.");
    }

    @Test
    void isNotMadeInAFrozenDirectory() throws Exception {
        builds.run("4.5.1");
        builds.frozen = true;
        assertThatThrownBy(() -> builds.run(SINCE_7_1))
                .isInstanceOf(ProblemException.class)
                .hasMessage(builds.path("secrets.properties")
                        + ": would get an encryption.key, but the keys directory is frozen. Run generate-keystores without"
                        + " is-hardening.frozen where you keep the keys, and copy the result here.");
    }

    private static String key(ServerKeys keys) {
        return keys.encryption().orElseThrow().key().reveal();
    }
}
