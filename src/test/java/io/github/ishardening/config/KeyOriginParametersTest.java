package io.github.ishardening.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.ImportedPem;
import io.github.ishardening.keys.ImportedStore;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyOriginParametersTest {

    @Test
    void nameStoresAndPemFilesAndTheirPasswords() {
        var request = PluginBlock.request("""
                <certificateAuthority>
                  <keyFile>ca.key</keyFile>
                  <certificateFile>ca.crt</certificateFile>
                </certificateAuthority>
                <keystores>
                  <tls>
                    <file>tls.jks</file>
                    <alias>Server</alias>
                    <password><env>STORE</env></password>
                    <keyPassword><env>KEY</env></keyPassword>
                  </tls>
                </keystores>
                <secrets>
                  <encryptionKey><env>ENCRYPTION</env></encryptionKey>
                </secrets>
                <deployment>
                  <existing>true</existing>
                </deployment>
                """);

        assertThat(request.keys().given())
                .isEqualTo(Map.of(
                        Role.CA, new ImportedPem(Role.CA, Path.of("ca.key"), Path.of("ca.crt")),
                        Role.TLS, new ImportedStore(Role.TLS, Path.of("tls.jks"), Optional.of("server"))));
        assertThat(request.passwords())
                .isEqualTo(Map.of(
                        SecretName.TLS_PASSWORD,
                        environment("<keystores><tls><password>", "STORE"),
                        SecretName.ofKey("tls"),
                        environment("<keystores><tls><keyPassword>", "KEY"),
                        SecretName.ENCRYPTION_KEY,
                        environment("<secrets><encryptionKey>", "ENCRYPTION")));
        assertThat(request.keys().existing()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "5.9.0, UNDER_ANY_KEY",
        "6.1.0, UNDER_ANY_KEY",
        "7.0.0, UNDER_ENCRYPTION_KEY",
        "7.1, UNDER_ENCRYPTION_KEY"
    })
    void tellByTheVersionThatTheDataBeganWithWhatDecryptsIt(String version, StoredData expected) {
        var request = PluginBlock.request(
                "<deployment><existing>true</existing><dataSince>%s</dataSince></deployment>".formatted(version));

        assertThat(request.keys().data()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<file>a</file><keyFile>b</keyFile> | <keystores><tls>: has both a store and a key. Keep <file>, or"
                        + " <keyFile> and <certificateFile>.",
                "<keyFile>a</keyFile> | <keystores><tls><certificateFile>: is missing. Specify both <keyFile>"
                        + " and <certificateFile>, or neither.",
                "<certificateFile>a</certificateFile> | <keystores><tls><keyFile>: is missing. Specify both <keyFile>"
                        + " and <certificateFile>, or neither.",
                "<keyPassword>secret</keyPassword> | <keystores><tls><keyPassword>: a secret isn't allowed in the POM"
                        + " or after -D, where mvn -X and ps show it. Specify its source: <env>, <server> or <file>."
            })
    void nameAKeyOnceAndAsAWhole(String parameters, String message) {
        assertThatThrownBy(() -> PluginBlock.request("<keystores><tls>" + parameters + "</tls></keystores>"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
    }

    private static PlacedSource environment(String where, String variable) {
        return new PlacedSource(where, new SecretSource.Environment(variable));
    }
}
