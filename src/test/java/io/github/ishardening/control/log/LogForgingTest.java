package io.github.ishardening.control.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.request.LogSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogForgingTest {

    private static final String LOG = "repository/conf/log4j2.properties";
    private static final String HARDENED = "[%tenantId] [%appName] [%d] %5p {%c} - %enc{%mm}{CRLF}%ex%n";

    @ParameterizedTest
    @EnumSource
    void namesEveryLogFileOfAStockKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new LogForging()))
                    .containsExactly(
                            open(server, "CARBON_CONSOLE"),
                            open(server, "CARBON_LOGFILE"),
                            open(server, "AUDIT_LOGFILE"),
                            open(server, "ATOMIKOS_LOGFILE"),
                            open(server, "CARBON_TRACE_LOGFILE"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void encodesTheMessagesOfEveryFileThatIsInUseAndKeepsThemMasked(Kernel kernel) throws IOException {
        assertThat(HardenedLog.by(new LogForging(), kernel))
                .isEqualTo(HardenedLog.stock(kernel)
                        .replaceAll(
                                "(?m)^(appender\\.(?:(?:\\w+_)?LOGFILE|CARBON_CONSOLE)\\.layout\\.pattern = .*)%mm",
                                "$1%enc{%mm}{CRLF}"));
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfAHardenedKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.hardened(kernel)) {
            assertThat(server.findings(new LogForging())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%d] %5p {%c} - %mm%ex%n",
                "[%d] - %m%n",
                "[%d] - %-5.20message%n",
                "[%d] - %enc{%mm}{XML}%n",
                "[%d] %enc{%c}{CRLF} - %msg%n",
                "[%d] [%u{TIME}] - %mm%n"
            })
    void namesAFileInWhichMessagesMakeLines(String pattern) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(LOG, HARDENED, pattern);

            assertThat(server.findings(new LogForging())).containsExactly(open(server, "CARBON_LOGFILE"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%d] - %enc{%m}{CRLF}%n",
                "[%d] - %encode{%mm}%n",
                "[%d] - %enc{[%appName] %mm}{JSON}%n",
                "[%d] [%u{RANDOM}] - %mm%n",
                "[%d] [%uuid] - %mm%n",
                "[%d] %marker %c%n"
            })
    void letsPassWhatKeepsMessagesInTheirLine(String pattern) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(LOG, HARDENED, pattern);

            assertThat(server.findings(new LogForging())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "appender.CARBON_CONSOLE.layout.type = PatternLayout\n"})
    void setsThePatternOfAnAppenderThatHasNone(String layout) throws IOException {
        String stock = "appender.CARBON_CONSOLE.layout.type = PatternLayout\n"
                + "appender.CARBON_CONSOLE.layout.pattern = [%d] %5p {%c} - %mm%ex%n\n";
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.replace(LOG, stock, layout);
            assertThat(server.findings(new LogForging())).first().isEqualTo(open(server, "CARBON_CONSOLE", "type"));
        }
        var log = new LogConfiguration(
                HardenedLog.stock(Kernel.PKCS12).replace(stock, layout).getBytes(StandardCharsets.ISO_8859_1));
        new LogForging().harden(log, "appender.CARBON_CONSOLE.", LogSettings.defaults());

        assertThat(new String(log.content(), StandardCharsets.ISO_8859_1))
                .contains("appender.CARBON_CONSOLE.layout.type = PatternLayout\n"
                        + "appender.CARBON_CONSOLE.layout.pattern = %enc{%m}{CRLF}%n\n");
    }

    @Test
    void leavesALayoutThatHasNoPattern() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    LOG,
                    "appender.CARBON_LOGFILE.layout.type = PatternLayout\nappender.CARBON_LOGFILE.layout.pattern = TID: "
                            + HARDENED,
                    "appender.CARBON_LOGFILE.layout.type = JsonTemplateLayout");

            assertThat(server.findings(new LogForging())).isEmpty();
        }
    }

    @Test
    void namesAFileOfALookAlikeOf71() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.findings(new LogForging())).isEmpty();
            server.replace(LOG, "%enc{%mm}{CRLF}", "%mm");

            assertThat(server.findings(new LogForging())).contains(open(server, "AUDIT_LOGFILE"));
        }
    }

    @Test
    void decidesNothingWithoutTheFileOrWithoutALogFile() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(LOG, "appenders = CARBON_CONSOLE,", "appenders = OTHER\n#");
            assertThat(server.findings(new LogForging())).isEmpty();
            assertThat(server.notApplicable(new LogForging())).containsExactly("there is no log file or console");

            server.delete(LOG);
            assertThat(server.findings(new LogForging())).isEmpty();
            assertThat(server.notApplicable(new LogForging())).containsExactly("there is no " + LOG);
        }
    }

    private static String open(AuditedServer server, String appender) throws IOException {
        return open(server, appender, "layout.pattern");
    }

    private static String open(AuditedServer server, String appender, String property) throws IOException {
        return ("warning %s: line breaks in messages can forge entries in the output of %s. Use %%enc{%%mm}{CRLF} for"
                        + " the message.")
                .formatted(server.line(LOG, "appender.%s.%s".formatted(appender, property)), appender);
    }
}
