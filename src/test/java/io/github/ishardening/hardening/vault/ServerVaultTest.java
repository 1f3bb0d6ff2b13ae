package io.github.ishardening.hardening.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.FakeStores;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.server.ServerFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.crypto.Cipher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServerVaultTest {

    private static final SecretName NAME = SecretName.of("db_password");
    private static final Secret SECRET = Secret.of("hunter2");

    @TempDir
    static Path keysFolder;

    private static ServerKeys keys;

    @TempDir
    Path folder;

    @BeforeAll
    static void makesKeys() throws IOException {
        keys = new KeyBuilds(keysFolder).run();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, RSA/ECB/OAEPWithSHA-1AndMGF1Padding, RSA/ECB/OAEPwithSHA1andMGF1Padding",
                "lib/org.wso2.ciphertool-1.1.26.jar, RSA/ECB/OAEPWithSHA-1AndMGF1Padding,"
                        + " RSA/ECB/OAEPwithSHA1andMGF1Padding",
                "lib/org.wso2.ciphertool-1.1.9.jar, RSA/ECB/PKCS1Padding, -"
            })
    void encryptsSoThatTheCipherToolOfTheBundleGoesOnWorking(String jar, String cipher, String line) throws Exception {
        SmallServer server = server();
        if (jar != null) {
            server.with(jar, "a jar");
        }
        try (var distribution = server.open()) {
            var toml = toml("");
            var vault = open(distribution, SecretsMode.VAULT);
            toml.set("database.shared_db.password", vault.references().reference(NAME, SECRET));

            vault.seal(hardening(distribution, toml), Optional.empty());

            assertThat(toml.string("database.shared_db.password")).contains("$secret{db_password}");
            assertThat(toml.names("secrets")).containsExactly("db_password");
            String ciphertext = toml.string("secrets.db_password").orElseThrow();
            Cipher oracle = Cipher.getInstance(cipher);
            oracle.init(Cipher.DECRYPT_MODE, keys.key(Role.INTERNAL).entry().key());
            assertThat(oracle.doFinal(Base64.getDecoder().decode(ciphertext)))
                    .isEqualTo(SECRET.reveal().getBytes(StandardCharsets.UTF_8));
            Properties conf = conf(distribution);
            assertThat(conf.getProperty("secretRepositories.file.algorithm")).isEqualTo(line);
            assertThat(conf)
                    .containsEntry("keystore.identity.location", "repository/resources/security/internal.p12")
                    .containsEntry("keystore.identity.type", "PKCS12")
                    .containsEntry("keystore.identity.alias", "alias-of-internal");
        }
    }

    @Test
    void namesEveryReferenceToASecretThatNobodyGave() throws IOException {
        try (var distribution = server().open()) {
            var toml = toml("""
                    [database.shared_db]
                    password = "$secret{db_password}"
                    [output_adapter.email]
                    password = "$secret{mail}"
                    """);

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() ->
                            open(distribution, SecretsMode.VAULT).seal(hardening(distribution, toml), Optional.empty()))
                    .withMessage("""
                            repository/conf/deployment.toml:2: database.shared_db.password refers to $secret{db_password}, which isn't defined.
                            repository/conf/deployment.toml:4: output_adapter.email.password refers to $secret{mail}, \
                            which isn't defined. Specify its source in <secrets><secret>.""");
        }
    }

    @Test
    void namesEverySecretThatTheServerCouldNotDecryptAtOnce() throws IOException {
        try (var distribution = server().open()) {
            var toml = toml("""
                    [database.shared_db]
                    password = "$secret{db_password}"
                    [output_adapter.email]
                    password = "$secret{mail}"
                    [secrets]
                    db_password = "Q2lwaGVy"
                    other = "Q2lwaGVyIG9mIG90aGVycw=="
                    "mail.password" = "[plain]"
                    empty = "[]"
                    """);

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() ->
                            open(distribution, SecretsMode.VAULT).seal(hardening(distribution, toml), Optional.empty()))
                    .withMessage("""
                            repository/conf/deployment.toml:6: the secret db_password isn't encrypted with the hardened server's key.
                            repository/conf/deployment.toml:7: the secret other isn't encrypted with the hardened server's key. Specify its source in <secrets><secret>, or remove it from this file.
                            repository/conf/deployment.toml:8: the secret mail.password is in plain text.
                            repository/conf/deployment.toml:9: the secret empty is in plain text. Specify its source in <secrets><secret>, and remove it from this file: anyone with the distribution knows it.
                            repository/conf/deployment.toml:4: output_adapter.email.password refers to $secret{mail}, \
                            which isn't defined. Specify its source in <secrets><secret>.""");
        }
    }

    @Test
    void takesReferencesToSecretsThatTheBundleHolds() throws IOException {
        try (var distribution = server().open()) {
            var toml = toml("""
                    [database.shared_db]
                    password = "$secret{db_password}"
                    [secrets]
                    db_password = "[plain]"
                    """);

            open(distribution, SecretsMode.PLAIN).seal(hardening(distribution, toml), Optional.empty());

            assertThat(toml.isEdited()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ENVIRONMENT", "PLAIN"})
    void makesNoVaultWhereNothingGoesIn(SecretsMode mode) throws IOException {
        try (var distribution = server().open()) {
            var toml = toml("");
            var vault = open(distribution, mode);
            vault.references().reference(NAME, SECRET);

            vault.seal(hardening(distribution, toml), Optional.empty());

            assertThat(vault.references().mode()).isEqualTo(mode);
            assertThat(vault.kept().changedContent()).isEmpty();
            assertThat(toml.has("secrets")).isFalse();
            assertThat(distribution.edits()).isEmpty();
        }
    }

    @Test
    void keepsCiphertextsForTheNextBuild() throws IOException {
        try (var distribution = server().open()) {
            var vault = open(distribution, SecretsMode.VAULT);
            vault.references().reference(NAME, SECRET);

            assertThat(vault.kept().changedContent()).isPresent();
        }
    }

    private SmallServer server() throws IOException {
        return SmallServer.of("WSO2 Identity Server v7.1.0", folder);
    }

    private static ServerVault open(Distribution distribution, SecretsMode mode) throws IOException {
        var builds = new KeyBuilds(keysFolder);
        builds.mode = mode;
        var request = builds.request();
        return request.keys()
                .directory()
                .exclusively(() -> new ServerVault(request, keys, distribution, builds.surroundings()));
    }

    private static HardeningContext hardening(Distribution distribution, DeploymentToml toml) throws IOException {
        return FakeStores.hardening(distribution, toml, List.of(), StoreType.PKCS12);
    }

    private static DeploymentToml toml(String text) {
        return DeploymentToml.parse(text.getBytes(StandardCharsets.UTF_8), ServerFiles.DEPLOYMENT_TOML);
    }

    private static Properties conf(Distribution distribution) throws IOException {
        var conf = new Properties();
        conf.load(new ByteArrayInputStream(distribution.read(SecretConf.PATH)));
        return conf;
    }
}
