package io.github.ishardening.hardening.trust;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruststoreInUrlsTest {

    private static final String STORE = "${carbon.home}/repository/resources/security/client-truststore.p12";
    private static final String MYSQL = "jdbc:mysql://db/x?sslMode=VERIFY_CA&amp;trustCertificateKeyStoreUrl=file:";
    private static final String SQL_SERVER = "jdbc:sqlserver://db;encrypt=true;trustStore=";

    @ParameterizedTest
    @ValueSource(
            strings = {
                MYSQL + STORE + "&amp;trustCertificateKeyStorePassword=wso2carbon",
                SQL_SERVER + STORE + ";trustStorePassword=wso2carbon;databaseName=x",
                SQL_SERVER + "repository/resources/security/client-truststore.p12;trustStorePassword=changeit"
            })
    void thatBringAnotherPasswordAreRefused(String url) throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.toml("[database.user]\nurl = \"%s\"\nusername = \"carbon\"\npassword = \"x\"\n".formatted(url));
            String line = server.line("url = \"" + url);

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> ServerBuilds.harden(AuditedServer.builds(), server.distribution()))
                    .withMessage(line
                            + ": database.user.url refers to"
                            + " repository/resources/security/client-truststore.p12 with a wrong password."
                            + " Give the driver its own truststore, with only the database's authority and a"
                            + " password that isn't secret.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                MYSQL + STORE + "&amp;trustCertificateKeyStorePassword=a%26b | a&b",
                MYSQL + STORE + "&amp;trustCertificateKeyStorePassword=a%2 | a%2",
                SQL_SERVER + STORE + ";trustStorePassword={a;b};databaseName=x | a;b",
                SQL_SERVER + STORE + ";trustStorePassword=a%26b | a%26b"
            })
    void thatWriteItsPasswordAsTheirDriverReadsItAreLeft(String url, String password) {
        var toml = DeploymentToml.parse(
                "[database.user]\nurl = \"%s\"\n".formatted(url).getBytes(StandardCharsets.UTF_8), "deployment.toml");

        assertThatNoException().isThrownBy(() -> TruststoreInUrls.requirePassword(truststore(password), toml));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TruststoreInUrls.requirePassword(truststore("other"), toml));
    }

    private static StagedKeystore truststore(String password) {
        return new StagedKeystore(
                Kernel.PKCS12.store("client-truststore"),
                StoreType.PKCS12,
                new byte[0],
                Secret.of(password),
                SecretName.TRUSTSTORE_PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SQL_SERVER + "/etc/ssl/client-truststore.p12;trustStorePassword=wso2carbon",
                SQL_SERVER
                        + "${carbon.home}/repository/resources/security/client-truststore.p12.db;trustStorePassword=wso2carbon",
                SQL_SERVER + STORE + ";trustStorePassword=$env{TRUST}",
                SQL_SERVER + STORE,
                "jdbc:mysql://db/x?password=wso2carbon"
            })
    void ofAnotherStoreOrAVariableAreLeft(String url) throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.toml("[database.user]\nurl = \"%s\"\nusername = \"carbon\"\npassword = \"x\"\n".formatted(url));

            assertThatNoException()
                    .isThrownBy(() -> ServerBuilds.harden(AuditedServer.builds(), server.distribution()));
        }
    }
}
