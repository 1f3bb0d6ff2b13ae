package io.github.ishardening.control.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TruststoreIncompleteTest {

    private static final Map<String, Object> TABLE = Map.of(
            "truststore.file_name", "client-truststore.p12",
            "truststore.type", "PKCS12",
            "truststore.password", "$env{IS_TRUSTSTORE_PASSWORD}");

    @ParameterizedTest
    @EnumSource
    void givesTheTruststoreAPasswordOfItsOwn(Kernel kernel) throws IOException {
        var edits = ControlEdits.of(new TruststoreIncomplete(), kernel);

        assertThat(edits.toml()).isEqualTo(Map.of("truststore.password", "$env{IS_TRUSTSTORE_PASSWORD}"));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void writesTheWholeTableWhereThereIsNone() throws IOException {
        assertThat(ControlEdits.of(new TruststoreIncomplete(), "[server]\n").toml())
                .isEqualTo(TABLE);
    }

    @Test
    void makesTheConnectorFollowTheTableAgain() throws IOException {
        var edits = ControlEdits.of(new TruststoreIncomplete(), """
                [truststore]
                file_name = "client-truststore.p12"
                type = "PKCS12"
                password = "$env{IS_TRUSTSTORE_PASSWORD}"

                [transport.https.sslHostConfig.properties]
                truststoreFile = "${carbon.home}/repository/resources/security/old.jks"
                truststorePassword = "wso2carbon"
                truststoreType = "JKS"
                """);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        "transport.https.sslHostConfig.properties.truststoreFile",
                        "${carbon.home}/repository/resources/security/$ref{truststore.file_name}",
                        "transport.https.sslHostConfig.properties.truststorePassword",
                        "$ref{truststore.password}",
                        "transport.https.sslHostConfig.properties.truststoreType",
                        "$ref{truststore.type}"));
    }
}
