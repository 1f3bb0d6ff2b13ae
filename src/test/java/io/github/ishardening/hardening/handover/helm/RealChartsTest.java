package io.github.ishardening.hardening.handover.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.distribution.Version;
import io.github.ishardening.fixture.AuditedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * WSO2's own charts, which this project doesn't hold: {@code -Dcharts} names a folder with the repositories
 * {@code wso2/kubernetes-is} (7.1.0-1) and {@code wso2/helm-apim} (branch 4.5.x) in it.
 */
class RealChartsTest {

    private static final String IDENTITY_SERVER = "kubernetes-is";

    /**
     * What values can't do: a file of WSO2's own image can't be removed, and where the password of the vault is
     * mounted, it is seen.
     */
    private static final List<String> OF_THE_IMAGE = List.of("published-key", "certificate-expired");

    private static final List<String> IMAGE_FILES = List.of(
            "repository/resources/security/wso2carbon.p12",
            "repository/resources/security/wso2carbon.jks",
            "password-tmp");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "IS_7_1, kubernetes-is",
        "GATEWAY_4_5, helm-apim/distributed/gateway",
        "APIM_4_5, helm-apim/all-in-one",
    })
    void theServerInTheClusterIsAsHardenedAsTheDistribution(ProductLookAlike product, String chart) throws IOException {
        Path real = chart(chart);
        HelmRelease release;
        try (var hardened = product.open()) {
            release = HelmRelease.of(hardened, folder);
        }
        try (var server = product.open()) {
            release.install(real, server);

            assertThat(errors(server)).noneMatch(finding -> !isOfTheImage(finding));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WSO2 Identity Server, 7.1.0, kubernetes-is",
        "WSO2 API Manager, 4.5.0, helm-apim/all-in-one",
        "WSO2 API Control Plane, 4.5.0, helm-apim/distributed/control-plane",
        "WSO2 Traffic Manager, 4.5.0, helm-apim/distributed/traffic-manager",
        "WSO2 Universal Gateway, 4.5.0, helm-apim/distributed/gateway"
    })
    void everyChartWritesWhatItsValuesSay(String name, String version, String path) throws IOException {
        Path real = chart(path);
        var chart = ChartFile.of(product(name, version));
        var toml = parse(HandedOverServer.TOML.replace("PKCS12", "JKS"));
        Path values = folder.resolve("values.yaml");
        try (var server = HandedOverServer.open(folder)) {
            var hardened = HardenedValues.of(chart, toml, ServerDefaults.of(server));
            Files.writeString(values, YamlText.of(hardened.values().root()));
        }

        var written = parse(HelmRelease.deploymentToml(real, values));

        assertThat(List.of(
                        "super_admin.username",
                        "super_admin.password",
                        "keystore.tls.file_name",
                        "keystore.tls.alias",
                        "keystore.tls.password",
                        "truststore.password",
                        "secrets.keystore_tls_password"))
                .allSatisfy(key -> assertThat(written.value(key)).isEqualTo(toml.value(key)));
        assertThat(written.tables("resource.access_control")).containsAll(toml.tables("resource.access_control"));
    }

    @Test
    void theChartsOwnValuesBreakManyRules() throws IOException {
        Path real = chart(IDENTITY_SERVER);
        try (var server = ProductLookAlike.IS_7_1.open()) {
            HelmRelease.installStock(real, folder, server);

            assertThat(errors(server).stream()
                            .map(finding -> finding.rule().id())
                            .distinct())
                    .hasSizeGreaterThanOrEqualTo(8);
        }
    }

    private static Product product(String name, String version) {
        return new Product(Product.Family.OTHER, name, Version.parse(version), Version.parse("4.10.42"), true);
    }

    private static DeploymentToml parse(String toml) {
        return DeploymentToml.parse(toml.getBytes(StandardCharsets.UTF_8), "deployment.toml");
    }

    private static List<Finding> errors(Distribution server) throws IOException {
        return AuditedServer.of(server).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static boolean isOfTheImage(Finding finding) {
        return OF_THE_IMAGE.contains(finding.rule().id())
                && IMAGE_FILES.contains(finding.location().toString());
    }

    private static Path chart(String path) {
        String charts = System.getProperty("charts", "");
        assumeTrue(!charts.isEmpty(), "-Dcharts names no folder with WSO2's charts");
        return Path.of(charts, path);
    }
}
