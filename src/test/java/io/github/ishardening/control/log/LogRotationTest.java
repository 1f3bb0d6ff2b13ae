package io.github.ishardening.control.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogRotationTest {

    private static final String LOG = "repository/conf/log4j2.properties";
    private static final String SIZE = "appender.AUDIT_LOGFILE.policies.size.size";
    private static final String LARGE =
            "warning %s: the file of the appender AUDIT_LOGFILE is rolled over only at %s, more than a gigabyte. Set"
                    + " its size to"
                    + " 10MB.";

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

    @ParameterizedTest
    @EnumSource
    void namesEveryLogFileOfAStockKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new LogRotation()))
                    .containsExactly(
                            overwritten(server, "CARBON_LOGFILE"),
                            overwritten(server, "AUDIT_LOGFILE"),
                            overwritten(server, "ATOMIKOS_LOGFILE"),
                            overwritten(server, "CARBON_TRACE_LOGFILE"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersTheFilesOfADay(Kernel kernel) throws IOException {
        assertThat(HardenedLog.by(new LogRotation(), kernel))
                .isEqualTo(HardenedLog.stock(kernel)
                        .replaceAll("(?m)^(appender\\.\\w+\\.filePattern = .*\\})(\\.\\w+)$", "$1.%i$2"));
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfAHardenedKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.hardened(kernel)) {
            assertThat(server.findings(new LogRotation())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            audit-%d{MM-dd-yyyy}.%i.log | audit-%d{MM-dd-yyyy}.log | is overwritten if it is rolled over more than once on the same day
            appender.AUDIT_LOGFILE.type = RollingFile | appender.AUDIT_LOGFILE.type = File | is never rolled over
            appender.AUDIT_LOGFILE.type = RollingFile | appender.AUDIT_LOGFILE.type = RandomAccessFile | is never rolled over
            appender.AUDIT_LOGFILE.policies.size.type = | #appender.AUDIT_LOGFILE.policies.size.type = | isn't rolled over by size
            """)
    void namesTheNameOfAFileThatIsLostOrGrows(String text, String replacement, String fault) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(LOG, text, replacement);

            assertThat(server.findings(new LogRotation())).containsExactly(fault(server, "AUDIT_LOGFILE", fault));
        }
    }

    @Test
    void decidesNothingWithoutTheFileOrWithoutALogFile() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(LOG, "appenders = CARBON_CONSOLE,", "appenders = CARBON_CONSOLE\n#");
            assertThat(server.findings(new LogRotation())).isEmpty();
            assertThat(server.notApplicable(new LogRotation())).containsExactly("there is no log file");

            server.delete(LOG);
            assertThat(server.findings(new LogRotation())).isEmpty();
            assertThat(server.notApplicable(new LogRotation())).containsExactly("there is no " + LOG);
        }
    }

    private static String overwritten(AuditedServer server, String appender) throws IOException {
        return fault(server, appender, "is overwritten if it is rolled over more than once on the same day");
    }

    private static String fault(AuditedServer server, String appender, String fault) throws IOException {
        return "warning %s: the file of the appender %s %s. Roll it over by size, with %%i in its filePattern."
                .formatted(server.line(LOG, "appender.%s.filePattern".formatted(appender)), appender, fault);
    }
}
