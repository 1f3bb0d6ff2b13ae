package io.github.ishardening.control.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.SmallServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdkVersionTest {

    private static final String SHELL = "bin/wso2server.sh";
    private static final String BOUNDS = "$java_version_formatted -lt";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4.12.0  | 21 and later
            4.10.32 | 11, 17 or 21
            4.10.31 | 11 or 17
            4.7.0   | 11 or 17
            4.5.1   | 8 or 11
            4.4.35  | 8
            """)
    void saysOnWhichJavaTheServerRuns(String kernel, String versions) throws IOException {
        var files = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with("bin/wso2carbon-version.txt", "WSO2 Carbon Framework v" + kernel + "\n");
        try (var server = AuditedServer.of(files.open())) {
            assertThat(server.findings(new JdkVersion()))
                    .containsExactly("info bin/: WSO2 Identity Server 7.1.0 runs on Java %s. Use the latest release of"
                                    .formatted(versions)
                            + " one of them.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PKCS12 | 11, 17 or 21
            JKS    | 11 or 17
            OLDEST | 8 or 11
            """)
    void saysOnWhichJavaTheStartScriptTakesTheServer(Kernel kernel, String versions) throws IOException {
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            for (var server : List.of(stock, hardened)) {
                assertThat(server.findings(new JdkVersion()))
                        .containsExactly(
                                "info %s: WSO2 Carbon Kernel %s runs on Java %s. Use the latest release of one of them."
                                        .formatted(server.line(SHELL, BOUNDS), kernel.version(), versions));
            }
        }
    }

    @Test
    void takesTheBoundsOfTheScriptAheadOfTheVersion() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.replace(SHELL, "-lt 1100", "-lt 1700");

            assertThat(server.findings(new JdkVersion()))
                    .containsExactly(
                            ("info %s: WSO2 Carbon Kernel 4.10.32 runs on Java 17 or 21. Use the latest release of one"
                                                    + " of")
                                            .formatted(server.line(SHELL, BOUNDS))
                                    + " them.");
        }
    }

    @Test
    void goesByTheVersionWhereAScriptNamesNoBounds() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.replace(SHELL, BOUNDS, "$other -lt");

            assertThat(server.findings(new JdkVersion()))
                    .containsExactly(
                            "info bin/wso2server.bat: WSO2 Carbon Kernel 4.10.32 runs on Java 11, 17 or 21. Use the"
                                    + " latest release of one of them.");
        }
    }
}
