package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretConfTest {

    private static final SecretConf OAEP =
            new SecretConf("repository/resources/security/internal.p12", "PKCS12", "internal", VaultAlgorithm.OAEP);
    private static final SecretConf RSA =
            new SecretConf("repository/resources/security/internal.jks", "JKS", "internal", VaultAlgorithm.RSA);

    @Test
    void saysAllThatTheServerNeeds() throws IOException {
        assertThat(properties(OAEP))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("secVault.enabled", "true"),
                        Map.entry(
                                "carbon.secretProvider",
                                "org.wso2.securevault.secret.handler.SecretManagerSecretCallbackHandler"),
                        Map.entry("secretRepositories", "file"),
                        Map.entry(
                                "secretRepositories.file.provider",
                                "org.wso2.securevault.secret.repository.FileBaseSecretRepositoryProvider"),
                        Map.entry(
                                "secretRepositories.file.location", "repository/conf/security/cipher-text.properties"),
                        Map.entry("secretRepositories.file.algorithm", "RSA/ECB/OAEPwithSHA1andMGF1Padding"),
                        Map.entry("keystore.identity.location", "repository/resources/security/internal.p12"),
                        Map.entry("keystore.identity.type", "PKCS12"),
                        Map.entry("keystore.identity.alias", "internal"),
                        Map.entry("keystore.identity.store.password", "identity.store.password"),
                        Map.entry(
                                "keystore.identity.store.secretProvider",
                                "org.wso2.carbon.securevault.DefaultSecretCallbackHandler"),
                        Map.entry("keystore.identity.key.password", "identity.key.password"),
                        Map.entry(
                                "keystore.identity.key.secretProvider",
                                "org.wso2.carbon.securevault.DefaultSecretCallbackHandler")));
    }

    @Test
    void namesNoAlgorithmForPlainRsa() throws IOException {
        assertThat(properties(RSA))
                .doesNotContainKey("secretRepositories.file.algorithm")
                .containsEntry("keystore.identity.type", "JKS")
                .hasSize(12);
    }

    @Test
    void beginsWithTheCommandThatKeepsTheServerWorking() {
        assertThat(OAEP.text()).startsWith("""
                        # hardened by is-hardening-maven-plugin
                        #
                        # The secrets in deployment.toml are encrypted with the key named below, RSA/ECB/OAEPwithSHA1andMGF1Padding.
                        # To encrypt more secrets with WSO2's cipher tool without breaking the server, use this command:
                        #
                        #   bin/ciphertool.sh -Dconfigure -Dorg.wso2.CipherTransformation=RSA/ECB/OAEPwithSHA1andMGF1Padding
                        #   bin\\ciphertool.bat -Dconfigure -Dorg.wso2.CipherTransformation=RSA/ECB/OAEPwithSHA1andMGF1Padding
                        #
                        # The tool rewrites this file with the absolute path of the keystore. Before you move the server to
                        # another folder or machine, put back the line
                        #
                        #   keystore.identity.location=repository/resources/security/internal.p12
                        secVault.enabled=true
                        """);
        assertThat(RSA.text()).contains("#   bin/ciphertool.sh -Dconfigure\n#   bin\\ciphertool.bat -Dconfigure\n");
    }

    @Test
    void knowsItsOwnText() {
        assertThat(SecretConf.isOurs(OAEP.text().getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"''", "'#Wed Jan 01 00:00:00 UTC 2025'", "' # hardened by is-hardening-maven-plugin'"})
    void knowsTheTextOfOthers(String content) {
        assertThat(SecretConf.isOurs(content.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    private static Properties properties(SecretConf conf) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(conf.text()));
        return properties;
    }
}
