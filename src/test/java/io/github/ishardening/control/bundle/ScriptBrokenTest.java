package io.github.ishardening.control.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptBrokenTest {

    private static final String SHELL = "bin/wso2server.sh";
    private static final String BATCH = "bin/wso2server.bat";
    private static final String OPTION = "-Djdk.tls.ephemeralDHKeySize=2048 \\\n";
    private static final String WINDOWS = "error %s: this script has Windows line endings, so no shell can run it."
            + " Convert them: sed -i 's/\\r$//'.";

    @ParameterizedTest
    @EnumSource
    void saysNothingOfStockAndHardenedKernels(Kernel kernel) throws IOException {
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            assertThat(stock.findings(new ScriptBroken())).isEmpty();
            assertThat(hardened.findings(new ScriptBroken())).isEmpty();
        }
    }

    @Test
    void namesAStartScriptWhoseLinesEndAsOnWindows() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(SHELL, server.read(SHELL).replace("\n", "\r\n"));

            assertThat(server.findings(new ScriptBroken())).containsExactly(WINDOWS.formatted(SHELL));
        }
    }

    @Test
    void namesAnyShellScriptInBinThatDoesSo() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("bin/backup.sh", "#!/bin/sh\r\ntar cf backup.tar repository\r\n")
                    .put("bin/backup.bat", "@echo off\r\n")
                    .put("repository/resources/own.sh", "#!/bin/sh\r\n");

            assertThat(server.findings(new ScriptBroken())).containsExactly(WINDOWS.formatted("bin/backup.sh"));
        }
    }

    @Test
    void namesAScriptWhoseCommandIsTornApart() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, OPTION, OPTION.replace(" \\", ""));

            assertThat(server.findings(new ScriptBroken()))
                    .containsExactly(
                            "error bin/wso2server.sh: the java command is broken: a line before the last lacks the \\"
                                    + " at its end. Put it back.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"@echo off\r\n", "", "@echo off\r\nrem org.wso2.carbon.bootstrap.Bootstrap\r\n"})
    void namesAStartScriptThatStartsNothing(String script) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(BATCH, script);

            assertThat(server.findings(new ScriptBroken()))
                    .containsExactly(
                            "error bin/wso2server.bat: doesn't look like a WSO2 start script: expected a line that"
                                    + " begins with set CMD_LINE_ARGS=, found none. Restore the script from the stock"
                                    + " distribution, or exclude the controls that edit it.");
        }
    }
}
