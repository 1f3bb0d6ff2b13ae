package io.github.ishardening.control.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuditLogTest {

    private static final String LOG = "repository/conf/log4j2.properties";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logger.AUDIT_LOG.level = INFO | logger.AUDIT_LOG.level = OFF"
                        + "| logger.AUDIT_LOG.level | the logger of the audit log discards all entries. Set it to INFO.",
                "logger.AUDIT_LOG.level = INFO | logger.AUDIT_LOG.level=error"
                        + "| logger.AUDIT_LOG.level | the logger of the audit log discards entries below error. Set it to INFO.",
                "appender.AUDIT_LOGFILE.filter.threshold.level = INFO"
                        + "| appender.AUDIT_LOGFILE.filter.threshold.level = FATAL"
                        + "| appender.AUDIT_LOGFILE.filter.threshold.level"
                        + "| the appender of the audit log discards entries below FATAL. Set it to INFO.",
                "loggers = AUDIT_LOG, | loggers = | loggers = | the audit log has no logger. Restore AUDIT_LOG of"
                        + " loggers from the stock distribution.",
                "CARBON_LOGFILE, AUDIT_LOGFILE, | CARBON_LOGFILE, | appenders = | the audit log has no appender."
                        + " Restore AUDIT_LOGFILE of appenders from the stock distribution.",
                "logger.AUDIT_LOG.appenderRef.AUDIT_LOGFILE.ref | #logger.AUDIT_LOG.ref | logger.AUDIT_LOG.name"
                        + "| the audit log's logger doesn't write to its appender."
                        + " Restore logger.AUDIT_LOG.appenderRef.AUDIT_LOGFILE.ref from the stock distribution."
            })
    void namesWhatKeepsTheAuditLogEmpty(String text, String replacement, String line, String message)
            throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(LOG, text, replacement);

            assertThat(server.findings(new AuditLog()))
                    .containsExactly("warning %s: %s".formatted(server.line(LOG, line), message));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "logger.AUDIT_LOG.level = INFO, logger.AUDIT_LOG.level = debug",
        "logger.AUDIT_LOG.level = INFO, logger.AUDIT_LOG.level=ALL",
        "appender.AUDIT_LOGFILE.filter.threshold.level = INFO, appender.AUDIT_LOGFILE.filter.threshold.level = TRACE",
        "rootLogger.level = INFO, rootLogger.level = OFF"
    })
    void letsPassWhatLeavesItAsItIs(String text, String replacement) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new AuditLog())).isEmpty();
            server.replace(LOG, text, replacement);

            assertThat(server.findings(new AuditLog())).isEmpty();
        }
    }

    @Test
    void namesAnAuditLogOfALookAlikeOf71ThatIsOff() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.findings(new AuditLog())).isEmpty();
            server.replace(LOG, "logger.AUDIT_LOG.level = INFO", "logger.AUDIT_LOG.level = OFF");

            assertThat(server.findings(new AuditLog()))
                    .containsExactly("warning %s: the logger of the audit log discards all entries. Set it to INFO."
                            .formatted(server.line(LOG, "logger.AUDIT_LOG.level")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfStockAndHardenedKernels(Kernel kernel) throws IOException {
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            assertThat(stock.findings(new AuditLog())).isEmpty();
            assertThat(stock.notApplicable(new AuditLog())).isEmpty();
            assertThat(hardened.findings(new AuditLog())).isEmpty();
            assertThat(hardened.notApplicable(new AuditLog())).isEmpty();
        }
    }

    @Test
    void decidesNothingWithoutTheFile() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(LOG);

            assertThat(server.findings(new AuditLog())).isEmpty();
            assertThat(server.notApplicable(new AuditLog())).containsExactly("there is no " + LOG);
        }
    }
}
