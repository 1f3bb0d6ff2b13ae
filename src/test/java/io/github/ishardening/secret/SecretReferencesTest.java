package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferencesTest {

    @TempDir
    Path folder;

    @Test
    void vaultModeRefersToAliasesAndHoldsTheirCiphertexts() throws Exception {
        SecureVault vault = vault();
        SecretReferences references = new SecretReferences(SecretsMode.VAULT, vault);

        assertThat(references.reference(SecretName.TLS_PASSWORD, Secret.of("one")))
                .isEqualTo("$secret{keystore_tls_password}");
        assertThat(references.reference(SecretName.ADMIN_PASSWORD, Secret.of("two")))
                .isEqualTo("$secret{super_admin_password}");
        assertThat(references.reference(SecretName.TLS_PASSWORD, Secret.of("one")))
                .isEqualTo("$secret{keystore_tls_password}");

        assertThat(references.vaultEntries()).containsOnlyKeys("keystore_tls_password", "super_admin_password");
        assertThat(vault.decrypt(references.vaultEntries().get("keystore_tls_password")))
                .contains(Secret.of("one"));
        assertThat(references.mode()).isEqualTo(SecretsMode.VAULT);
    }

    @Test
    void vaultModeRefusesTwoSecretsOfOneAlias() throws Exception {
        SecretReferences references = new SecretReferences(SecretsMode.VAULT, vault());
        references.reference(SecretName.of("a"), Secret.of("one"));

        assertThatThrownBy(() -> references.reference(SecretName.of("a"), Secret.of("two")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two secrets for the alias a");
    }

    @Test
    void environmentModeRefersToVariables() throws Exception {
        SecretReferences references = new SecretReferences(SecretsMode.ENVIRONMENT, vault());

        assertThat(references.reference(SecretName.TLS_PASSWORD, Secret.of("one")))
                .isEqualTo("$env{IS_TLS_PASSWORD}");
        assertThat(references.reference(SecretName.ENCRYPTION_KEY, Secret.of("two")))
                .isEqualTo("$env{IS_ENCRYPTION_KEY}");

        assertThat(references.vaultEntries()).isEmpty();
        assertThat(references.mode()).isEqualTo(SecretsMode.ENVIRONMENT);
    }

    @Test
    void plainModeIsTheSecretItself() throws Exception {
        SecretReferences references = new SecretReferences(SecretsMode.PLAIN, vault());

        assertThat(references.reference(SecretName.TLS_PASSWORD, Secret.of("one")))
                .isEqualTo("one");
        assertThat(references.vaultEntries()).isEmpty();
        assertThat(references.mode()).isEqualTo(SecretsMode.PLAIN);
    }

    @Test
    void plainModeRefusesASecretThatBreaksXml() throws Exception {
        assertThatThrownBy(() -> new SecretReferences(SecretsMode.PLAIN, vault())
                        .reference(SecretName.TLS_PASSWORD, Secret.of("hunter<2")))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "tls.password: the secret can't be copied into the server's files, because the server doesn't"
                                + " escape it: it may contain only ASCII letters, digits and _ . - ~ @ * + , : ; = /"
                                + " ? ! |. Choose another one, or remove the source to generate one.");
    }

    @ParameterizedTest
    @CsvSource({
        "db_password, db_password, IS_DB_PASSWORD",
        "keystore.primary.password, keystore_primary_password, " + "IS_KEYSTORE_PRIMARY_PASSWORD"
    })
    void aliasesAndVariablesFollowFromTheKey(String key, String alias, String variable) {
        SecretName name = SecretName.of(key);

        assertThat(name.alias()).isEqualTo(alias);
        assertThat(name.environmentVariable()).isEqualTo(variable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DB", "db-password", "db.password", "d b", "\"db\""})
    void refusesAUsersNameThatIsNoBareKey(String name) {
        assertThatThrownBy(() -> SecretName.ofUser("<secrets><secret><name>", name))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<secrets><secret><name>: must consist of a-z, 0-9 and _, but is " + name + ".");
    }

    @Test
    void refusesAUsersNameThatThePluginUses() {
        assertThatThrownBy(() -> SecretName.ofUser("<secrets><secret><name>", "truststore_password"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<secrets><secret><name>: truststore_password is the name of a secret that the plugin sets"
                        + " itself. Choose another.");
    }

    @Test
    void refusesAnAliasThatWouldNeedQuotes() throws Exception {
        assertThatThrownBy(() -> new SecretName("a", "A-b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a vault alias: A-b");
    }

    private SecureVault vault() throws Exception {
        return InternalStore.make(folder, "PKCS12", "RSA")
                .vault(VaultAlgorithm.OAEP, new VaultFile(VaultFile.NAME, Optional.empty()));
    }
}
