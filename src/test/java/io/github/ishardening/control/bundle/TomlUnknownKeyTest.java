package io.github.ishardening.control.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.Control;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.XmlEraServer;
import io.github.ishardening.server.ServerFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomlUnknownKeyTest {

    private final Control control = new TomlUnknownKey();

    @TempDir
    private Path folder;

    @Test
    void tellsAnUnknownTableFromAnUnknownKey() throws Exception {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("""
                    [trustsore]
                    file_name = "x.p12"
                    [tenant_mgt]
                    no_such_key = true
                    """);

            assertThat(server.findings(control))
                    .isEqualTo(List.of(
                            ("warning %s: trustsore.file_name has no effect: this version doesn't support the table"
                                            + " trustsore. Did you mean truststore?")
                                    .formatted(server.line("file_name = \"x.p12\"")),
                            ("warning %s: tenant_mgt.no_such_key has no effect in this version: no template reads it."
                                            + " Check the spelling, or remove it.")
                                    .formatted(server.line("no_such_key"))));
        }
    }

    @Test
    void namesASwitchInQuotesWhereTheTemplatesWaitForABoolean() throws Exception {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("""
                    [custom_header_filter]
                    enable = "True"
                    [http_access_log]
                    useLogger = "false"
                    """);

            assertThat(server.findings(control))
                    .containsExactly(
                            ("warning %s: custom_header_filter.enable is the text \"True\", which this version doesn't"
                                            + " treat as a boolean. Write true without quotes.")
                                    .formatted(server.line("enable = \"True\"")));
        }
    }

    @ParameterizedTest
    @EnumSource(ProductLookAlike.class)
    void isSilentAboutAllThatAProductShipsWith(ProductLookAlike product) throws Exception {
        try (var distribution = product.open()) {
            assertThat(AuditedServer.of(distribution).findings(control)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[database.my_db]\ntype = \"mysql\"\nhostname = \"db\"\nport = 3306\nname = \"is\"\n",
                "[my_own_table]\nanything = \"goes\"\n",
                "[governance_data]\nenable_cache = \"true\"\n",
                "[apim.throttling.event_sync]\nhostName = \"0.0.0.0\"\n",
            })
    void isSilentAboutWhatHasAnEffectOrIsOnesOwn(String lines) throws Exception {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.toml(lines).findings(control)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfStockAndHardenedKernels(Kernel kernel) throws Exception {
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            assertThat(stock.findings(control)).isEmpty();
            assertThat(stock.notApplicable(control)).isEmpty();
            assertThat(hardened.findings(control)).isEmpty();
            assertThat(hardened.notApplicable(control)).isEmpty();
        }
    }

    @Test
    void namesTheLineOfAKeyThatIsCalledOtherwise() throws Exception {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML, "alias =\"primary\"", "alias =\"primary\"\nname = \"primary.p12\" #");

            assertThat(server.findings(control))
                    .containsExactly(
                            "warning %s: keystore.primary.name has no effect in this version: no template reads it."
                                            .formatted(server.line("name = \"primary.p12\" #"))
                                    + " Check the spelling, or remove it.");
        }
    }

    @Test
    void decidesNothingWhereXmlFilesConfigureTheServer() throws Exception {
        try (var server = AuditedServer.of(XmlEraServer.in(folder).open())) {
            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control)).containsExactly("this version is configured by XML files");
        }
    }
}
