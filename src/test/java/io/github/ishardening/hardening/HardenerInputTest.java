package io.github.ishardening.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Distributions that aren't as WSO2 ships them. */
class HardenerInputTest {

    private static final String BYTE_ORDER_MARK = "\ufeff";

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
    void keepsTheLineEndsOfTheToml() throws IOException {
        String hardened = hardenedToml(stockToml().replace("\n", "\r\n"));

        assertThat(hardened.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(hardened.replace("\r\n", "\n")).isEqualTo(hardenedToml(stockToml()));
    }

    @Test
    void keepsEveryLineOfTheTomlThatItDoesNotEdit() throws IOException {
        List<String> stock = stockToml().lines().toList();

        List<String> hardened = hardenedToml(stockToml()).lines().toList();

        assertThat(stock.stream().filter(line -> !hardened.contains(line)))
                .containsExactly(
                        "hostname = \"localhost\"",
                        "password = \"wso2carbon\"",
                        "password = \"admin\"",
                        "file_name = \"wso2carbon.p12\"",
                        "password =\"wso2carbon\"",
                        "alias =\"wso2carbon\"",
                        "key_password = \"wso2carbon\"",
                        "password = \"wso2carbon\"");
    }

    @Test
    void dropsTheByteOrderMarkThatTheServerRefuses() throws IOException {
        assertThat(hardenedToml(BYTE_ORDER_MARK + stockToml())).isEqualTo(hardenedToml(stockToml()));
        assertThat(builds.said)
                .contains("WARNING repository/conf/deployment.toml starts with a byte order mark, which the server"
                        + " refuses; removed it.");
    }

    @Test
    void leavesNothingBehindWhereTheStockPasswordDoesNotOpenTheTruststore() throws IOException {
        builds = servers.with("keys that are never made");
        try (var distribution = Kernel.JKS.open()) {
            var toml = ServerBuilds.toml(distribution);
            toml.set("truststore.password", "another password");
            distribution.write(ServerFiles.DEPLOYMENT_TOML, toml.bytes());

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> ServerBuilds.harden(builds, distribution))
                    .withMessage(
                            "repository/resources/security/client-truststore.jks, opened with [truststore] password"
                                    + " from deployment.toml: can't be opened with the password given, or is damaged."
                                    + " Provide the password that it was created with.");
        }
        assertThat(builds.folder).doesNotExist();
    }

    private String hardenedToml(String toml) throws IOException {
        try (var distribution = Kernel.PKCS12.open()) {
            distribution.write(ServerFiles.DEPLOYMENT_TOML, toml.getBytes(StandardCharsets.UTF_8));
            ServerBuilds.harden(builds, distribution);
            return new String(distribution.read(ServerFiles.DEPLOYMENT_TOML), StandardCharsets.UTF_8);
        }
    }

    private static String stockToml() throws IOException {
        return new String(Kernel.PKCS12.read(ServerFiles.DEPLOYMENT_TOML), StandardCharsets.UTF_8);
    }
}
