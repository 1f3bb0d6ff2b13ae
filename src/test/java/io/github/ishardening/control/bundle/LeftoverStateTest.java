package io.github.ishardening.control.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeftoverStateTest {

    private static final String LEFT = "warning %s: %s: %s. Remove them, or start from the stock distribution.";

    @ParameterizedTest
    @EnumSource
    void saysNothingOfStockAndHardenedKernels(Kernel kernel) throws IOException {
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            assertThat(stock.findings(new LeftoverState())).isEmpty();
            assertThat(hardened.findings(new LeftoverState())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "repository/logs/wso2carbon.log, logs of an earlier start",
        "repository/resources/conf/.metadata/references.properties,"
                + " 'the state of an earlier rendering, with environment variables in plain text'",
        "backup/repository/conf/carbon.xml, configuration that an earlier start replaced",
        "wso2carbon.pid, the process ID of an earlier start"
    })
    void namesWhatAnEarlierStartLeft(String path, String what) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(path, "env\\:X=hunter2\n");

            assertThat(server.findings(new LeftoverState())).containsExactly(LEFT.formatted(path, what, "1 file"));
        }
    }

    @Test
    void namesTheFirstFileOfAKindAndCountsThem() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put("repository/logs/wso2carbon.log", "started\n")
                    .put("repository/logs/audit.log", "signed in\n")
                    .put("wso2carbon.pid", "4711\n");

            assertThat(server.findings(new LeftoverState()))
                    .containsExactly(
                            LEFT.formatted("repository/logs/audit.log", "logs of an earlier start", "2 files"),
                            LEFT.formatted("wso2carbon.pid", "the process ID of an earlier start", "1 file"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repository/logs/README",
                "repository/logs/README.txt",
                "repository/logs.txt",
                "repository/components/backup/a.jar",
                "repository/conf/wso2carbon.pid"
            })
    void letsPassWhatNoStartLeaves(String path) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(path, "as shipped\n");

            assertThat(server.findings(new LeftoverState())).isEmpty();
        }
    }
}
