package io.github.ishardening.control.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.request.AuditSettings;
import io.github.ishardening.request.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Period;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductVersionTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void tellsTheVersionOfStockAndHardenedKernels(Kernel kernel) throws IOException {
        String version =
                ("info bin/version.txt: this is WSO2 Carbon Kernel %s, with an unknown update level. Check that it has"
                                + " all security updates.")
                        .formatted(kernel.version());
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            assertThat(stock.findings(new ProductVersion())).containsExactly(version);
            assertThat(hardened.findings(new ProductVersion())).containsExactly(version);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            11 | error | update level 10              | Update it to level 11 or later.
            10 | info  | update level 10              | Check that it has all security updates.
               | info  | update level 10              | Check that it has all security updates.
            """)
    void comparesTheUpdateLevel(Integer wanted, String severity, String level, String cure) throws IOException {
        var files = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with("updates/config.json", "{\"update-level\": \"10\"}");
        try (var server = AuditedServer.of(files.open())) {
            assertThat(server.findings(new ProductVersion(), wanting(wanted)))
                    .containsExactly("%s bin/version.txt: this is WSO2 Identity Server 7.1.0, %s. %s"
                            .formatted(severity, level, cure));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WSO2 Identity Server v7.4.0   | 5.6 to 7.3 | 7.4.0   | newer
            WSO2 Identity Server v8.0.0   | 5.6 to 7.3 | 8.0.0   | newer
            WSO2 Identity Server v5.5.0   | 5.6 to 7.3 | 5.5.0   | older
            WSO2 API Manager v4.8.0       | 3.0 to 4.7 | 4.8.0   | newer
            WSO2 Universal Gateway v5.0.0 | 3.0 to 4.7 | 5.0.0   | newer
            WSO2 API Manager v2.6.0       | 3.0 to 4.7 | 2.6.0   | older
            """)
    void warnsOfAVersionThatItWasNotWrittenFor(String product, String known, String version, String age)
            throws IOException {
        String cure = age.equals("newer")
                ? "Look for a newer version of this plugin, and test the result with verify-server."
                : "Use a newer version of the product.";
        try (var server = AuditedServer.of(SmallServer.of(product, folder).open())) {
            assertThat(server.findings(new ProductVersion()))
                    .hasSize(2)
                    .contains(("warning bin/version.txt: this plugin was written for %s, so hardening and audit of %s"
                                    + " are untested. %s")
                            .formatted(known, version, cure));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WSO2 Identity Server v5.6.0",
                "WSO2 Identity Server v7.3.1",
                "WSO2 API Manager v3.0.0",
                "WSO2 Traffic Manager v4.7.2",
                "WSO2 Micro Integrator v1.0.0"
            })
    void hasNothingToSayAboutOthers(String product) throws IOException {
        try (var server = AuditedServer.of(SmallServer.of(product, folder).open())) {
            assertThat(server.findings(new ProductVersion()))
                    .singleElement()
                    .asString()
                    .startsWith("info ");
        }
    }

    @Test
    void takesAnUnknownUpdateLevelForTooLow() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new ProductVersion(), wanting(1)))
                    .containsExactly(
                            "error bin/version.txt: this is WSO2 Carbon Kernel 4.10.32, with an unknown update level."
                                    + " Update it to level 1 or later.");
        }
    }

    private static Settings wanting(Integer level) {
        var settings = AuditedServer.builds().request().settings();
        var audit = new AuditSettings(level == null ? OptionalInt.empty() : OptionalInt.of(level), Period.ofDays(30));
        return new Settings(
                settings.serverHeader(),
                settings.protocols(),
                settings.ciphers(),
                settings.namedGroups(),
                settings.heap(),
                settings.web(),
                settings.signIn(),
                settings.log(),
                audit);
    }
}
