package io.github.ishardening.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.deployment.ConfigMapper;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockStoresTest {

    private static final String RESOURCES = "repository/resources/conf/";
    private static final String DEFAULTS = """
            {"keystore.primary.type": "jks", "truststore.file_name": "trust.jks", "truststore.password": "changeit"}
            """;

    private static ConfigMapper mapper;

    @TempDir
    Path folder;

    @BeforeAll
    static void opensTheMapper() {
        mapper = new ConfigMapper(Kernels::mapperJar);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        mapper.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PKCS12, PKCS12, client-truststore.p12",
        "JKS, JKS, client-truststore.jks",
        "OLDEST, JKS, client-truststore.jks"
    })
    void readsWhatTheKernelBootsWith(Kernel kernel, StoreType type, String truststore) throws IOException {
        try (var distribution = kernel.open()) {
            assertThat(stores(distribution, distribution.read(ServerFiles.DEPLOYMENT_TOML)))
                    .isEqualTo(new StockStores(type, truststore, Optional.of("wso2carbon")));
        }
    }

    @Test
    void followsTheServersDefaultsWhereTheTomlIsSilent() throws IOException {
        try (var distribution = server(DEFAULTS).open()) {
            assertThat(stores(distribution, text("[server]\n")))
                    .isEqualTo(new StockStores(StoreType.JKS, "trust.jks", Optional.of("changeit")));
        }
    }

    @Test
    void knowsNoPasswordThatStandsInAVault() throws IOException {
        try (var distribution = server(DEFAULTS).open()) {
            assertThat(stores(distribution, text("""
                                    [truststore]
                                    password = "$secret{trust}"
                                    [secrets]
                                    trust = "AAAA"
                                    """)).truststorePassword()).isEmpty();
        }
    }

    @Test
    void refusesAFormatThatItDoesNotWrite() throws IOException {
        try (var distribution = server(DEFAULTS).open()) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> stores(distribution, text("[keystore.primary]\ntype = \"BCFKS\"\n")))
                    .withMessage("repository/conf/deployment.toml: keystore.primary.type must be PKCS12 or JKS, but is"
                            + " BCFKS.");
        }
    }

    @Test
    void namesTheSettingThatTheServerLacks() throws IOException {
        try (var distribution = server("{\"keystore.primary.type\": \"JKS\"}").open()) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> stores(distribution, text("[server]\n")))
                    .withMessage("repository/conf/deployment.toml: truststore.file_name is set neither here nor in the"
                            + " server's defaults. Restore deployment.toml and default.json from the stock"
                            + " distribution.");
        }
    }

    private static StockStores stores(Distribution distribution, byte[] toml) throws IOException {
        return StockStores.of(mapper.render(distribution, toml));
    }

    private SmallServer server(String defaults) throws IOException {
        SmallServer server = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with(RESOURCES + "default.json", defaults)
                .with(RESOURCES + "templates/repository/conf/carbon.xml.j2", "<Server/>");
        for (String name : List.of("infer", "key-mappings", "unit-resolve", "validator")) {
            server.with(RESOURCES + name + ".json", "{}");
        }
        return server;
    }

    private static byte[] text(String toml) {
        return toml.getBytes(StandardCharsets.UTF_8);
    }
}
