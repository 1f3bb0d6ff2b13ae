package io.github.ishardening.hardening.handover.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.distribution.Product;
import io.github.ishardening.distribution.Version;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.hardening.Hardener;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "WSO2 Identity Server, 7.1.0, identity-server 7.1.0-1",
        "WSO2 API Manager, 4.5.0, wso2am-all-in-one 4.5.0-10",
        "WSO2 API Control Plane, 4.5.0, wso2am-acp 4.5.0-10",
        "WSO2 Traffic Manager, 4.5.0, wso2am-tm 4.5.0-10",
        "WSO2 Universal Gateway, 4.5.0, wso2am-universal-gw 4.5.0-10"
    })
    void knowsTheChartOfAProduct(String name, String version, String chart) throws IOException {
        var product = product(name, version);

        ChartFile.require(product);

        assertThat(ChartFile.of(product).title()).isEqualTo(chart);
        assertThat(ChartFile.of(product).product()).isEqualTo(name + " " + version);
    }

    @Test
    void refusesAProductWithoutAKnownChartBeforeAnythingIsMade() throws IOException {
        var builds = new KeyBuilds(folder.resolve("keys"));
        builds.helm = true;
        try (var server = SmallServer.of("WSO2 Identity Server v7.2.0", folder).open()) {
            assertThatThrownBy(() -> Hardener.of(builds.request(), builds.surroundings(), server))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("<handOver><helm>: no Helm chart is supported for WSO2 Identity Server 7.2.0, only for"
                            + " WSO2 API"
                            + " Control Plane 4.5.0, WSO2 API Manager 4.5.0, WSO2 Identity Server 7.1.0,"
                            + " WSO2 Traffic Manager 4.5.0, WSO2 Universal Gateway 4.5.0."
                            + " Remove it, and mount deployment.toml and the stores of the hardened"
                            + " distribution.");
        }
        assertThat(folder.resolve("keys")).doesNotExist();
    }

    private static Product product(String name, String version) {
        return new Product(Product.Family.OTHER, name, Version.parse(version), Version.parse("4.10.42"), true);
    }
}
