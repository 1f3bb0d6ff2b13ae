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

class LogMaskingTest {

    private static final String LOG = "repository/conf/log4j2.properties";
    private static final String HARDENED = "[%tenantId] [%appName] [%d] %5p {%c} - %enc{%mm}{CRLF}%ex%n";
    private static final String CONSOLE = "CARBON_CONSOLE.layout.pattern = ";
    private static final String LOGGERS = "loggers = AUDIT_LOG,";
    private static final String MASKS = "[masking_pattern.properties]\n\"masking.pattern.card\" = \"4[0-9]{6,}$\"\n";
    private static final String NOTHING = "info repository/conf/wso2-log-masking.properties: nothing is masked in log"
            + " files. Set [masking_pattern.properties] for the data to mask.";
    private static final String TRAFFIC =
            "warning %s: %s logs all HTTP traffic, including passwords and tokens. Set its level to INFO.";

    @ParameterizedTest
    @EnumSource
    void remindsTheOwnerOfTheDataBeforeHardeningAndAfterwards(Kernel kernel) throws IOException {
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            assertThat(stock.findings(new LogMasking())).containsExactly(NOTHING);
            assertThat(hardened.findings(new LogMasking())).containsExactly(NOTHING);
        }
    }

    @Test
    void saysNothingWhereSomethingIsMasked() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml(MASKS);

            assertThat(server.findings(new LogMasking())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "[%d] - %enc{%m}{CRLF}%ex%n",
        "[%d] - %-5.20message%n",
        "[%d] - %msg{nolookups}%n",
    })
    void namesAFileWhoseMessagesAreNotMasked(String pattern) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml(MASKS).replace(LOG, HARDENED, pattern);

            assertThat(server.findings(new LogMasking()))
                    .containsExactly("info %s: CARBON_LOGFILE doesn't mask messages. Use %%mm for the message."
                            .formatted(server.line(LOG, "appender.CARBON_LOGFILE.layout.pattern")));
        }
    }

    @Test
    void namesAConsoleWhoseMessagesAreNotMasked() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml(MASKS).replace(LOG, CONSOLE + "[%d] %5p {%c} - %enc{%mm}{CRLF}", CONSOLE + "%m");

            assertThat(server.findings(new LogMasking()))
                    .containsExactly("info %s: CARBON_CONSOLE doesn't mask messages. Use %%mm for the message."
                            .formatted(server.line(LOG, "appender.CARBON_CONSOLE.layout.pattern")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%d] - %mm%n", "[%d] %marker %method - %enc{%mm}{CRLF}%n", "[%d] %c%n"})
    void letsPassPatternsThatMask(String pattern) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml(MASKS).replace(LOG, HARDENED, pattern);

            assertThat(server.findings(new LogMasking())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.http.wire, DEBUG",
        "org.apache.http.headers, trace",
        "org.apache.hc.client5.http.wire, ALL",
        "httpclient.wire, DEBUG",
        "org.apache.synapse.transport.http.headers, DEBUG"
    })
    void namesALoggerOfAllThatGoesOverHttp(String name, String level) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml(MASKS).replace(LOG, LOGGERS, logger(name, level) + "loggers = wire, AUDIT_LOG,");

            assertThat(server.findings(new LogMasking()))
                    .containsExactly(TRAFFIC.formatted(server.line(LOG, "logger.wire.level"), "wire"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.http.wire, INFO, 'wire, '",
        "org.apache.http.wire, DEBUG, ''",
        "org.apache.http.wired, DEBUG, 'wire, '",
        "com.example, DEBUG, 'wire, '"
    })
    void letsPassLoggersThatSayLessOrAreNotInUse(String name, String level, String used) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml(MASKS).replace(LOG, LOGGERS, logger(name, level) + "loggers = " + used + "AUDIT_LOG,");

            assertThat(server.findings(new LogMasking())).isEmpty();
        }
    }

    @Test
    void remindsOfMasksWhereTheFilesAreGone() throws IOException {
        String masks = "repository/conf/wso2-log-masking.properties";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(LOG).delete(masks).delete("repository/resources/conf/templates/" + masks + ".j2");

            assertThat(server.findings(new LogMasking())).containsExactly(NOTHING);
        }
    }

    @Test
    void doesNotDecideWithoutAConfigurationOfTheLog() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml(MASKS).delete(LOG);

            assertThat(server.findings(new LogMasking())).isEmpty();
            assertThat(server.notApplicable(new LogMasking())).containsExactly("there is no " + LOG);
        }
    }

    private static String logger(String name, String level) {
        return "logger.wire.name = %s\nlogger.wire.level = %s\n".formatted(name, level);
    }
}
