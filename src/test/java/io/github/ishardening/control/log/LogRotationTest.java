package io.github.ishardening.control.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogRotationTest {

    private static final String LOG = "repository/conf/log4j2.properties";
    private static final String SIZE = "appender.AUDIT_LOGFILE.policies.size.size";
    private static final String LARGE = "warning %s: the file of AUDIT_LOGFILE is rolled over at %s only, more than a"
            + " gigabyte. Set its size to 10MB.";

    @ParameterizedTest
    @ValueSource(strings = {"100GB", "100 gb", "2048MB", "1.5GB", "1073741825", "99999999999999999999GB"})
    void namesASizeThatIsHardlyReached(String size) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(LOG, SIZE + "=10MB", SIZE + "=" + size);

            assertThat(server.findings(new LogRotation()))
                    .containsExactly(LARGE.formatted(server.line(LOG, SIZE), size));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1GB", "1024MB", "10485760", "500 KB", "1.5MB"})
    void letsPassSizesThatAreReached(String size) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(LOG, SIZE + "=10MB", SIZE + "=" + size);

            assertThat(server.findings(new LogRotation())).isEmpty();
        }
    }

    @Test
    void namesASizeOfALookAlikeOf71() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.replace(LOG, SIZE + "=10MB", SIZE + "=100GB");

            assertThat(server.findings(new LogRotation()))
                    .containsExactly(LARGE.formatted(server.line(LOG, SIZE), "100GB"));
        }
    }
}
