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

class RemoteLogWithoutTlsTest {

    private static final String LOG = "repository/conf/log4j2.properties";

    private final RemoteLogWithoutTls control = new RemoteLogWithoutTls();

    @ParameterizedTest
    @EnumSource
    void doesNotApplyToAStockKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control)).containsExactly("there is no remote log server");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SecuredHttp, http://logs.example.com:3000/store, logs.example.com:3000",
        "Http, HTTP://u:secret@logs.example.com, logs.example.com",
        "securedhttp, 'http://[2001:db8::1]:80/', [2001:db8::1]:80"
    })
    void namesALogServerWithAPlainUrlWithoutItsAccount(String type, String url, String shown) throws IOException {
        try (var server = sending("type = " + type, "url = " + url)) {
            assertThat(server.findings(control))
                    .containsExactly("warning %s: log entries are sent to %s without TLS. Use an https: URL."
                            .formatted(server.line(LOG, "appender.REMOTE.url"), shown));
        }
    }

    @Test
    void namesALogServerWhoseHostnameIsNotVerified() throws IOException {
        String line = "verifyHostname = false";
        try (var server = sending("type = SecuredHttp", "url = https://logs.example.com/", line)) {
            assertThat(server.findings(control))
                    .containsExactly(
                            "warning %s: log entries are sent to logs.example.com over TLS, but the hostname in its certificate isn't verified. Remove appender.REMOTE.verifyHostname: the default is true."
                                    .formatted(server.line(LOG, "appender.REMOTE." + line)));
        }
    }

    @ParameterizedTest
    @CsvSource({"Socket, TCP", "Syslog, udp"})
    void namesALogServerWithAPlainSocket(String type, String protocol) throws IOException {
        try (var server = sending("type = " + type, "host = logs.example.com", "protocol = " + protocol)) {
            assertThat(server.findings(control)).containsExactly(plain(server.line(LOG, "appender.REMOTE.protocol")));
        }
        try (var server = sending("type = " + type, "host = logs.example.com")) {
            assertThat(server.findings(control)).containsExactly(plain(server.line(LOG, "appender.REMOTE.type")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type = Http;url = https://logs.example.com",
                "type = Http;url = http://localhost:8080/a",
                "type = Http;url = http://[::1]/",
                "type = Socket;host = logs.example.com;protocol = ssl",
                "type = Syslog;host = 127.0.0.1;protocol = UDP",
                "type = Syslog"
            })
    void saysNothingOfTlsAndOfTheSameMachine(String lines) throws IOException {
        try (var server = sending(lines.split(";", -1))) {
            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control)).isEmpty();
        }
    }

    @Test
    void doesNotApplyWhereTheAddressIsUnknown() throws IOException {
        try (var server = sending("type = Http", "url = ${env:LOG_URL}")) {
            assertThat(server.notApplicable(control))
                    .containsExactly("the value of appender.REMOTE.url isn't a URL that is known in this build");
        }
        try (var server = sending("type = Socket", "host = ${env:LOG_HOST}")) {
            assertThat(server.notApplicable(control))
                    .containsExactly("the values of appender.REMOTE.host and protocol aren't known in this build");
        }
    }

    @Test
    void saysNothingOfAnAppenderThatIsNotInUse() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.append(LOG, "\nappender.REMOTE.type = Http\nappender.REMOTE.url = http://logs.example.com\n");

            assertThat(server.findings(control)).isEmpty();
        }
    }

    private static String plain(String line) {
        return "warning %s: log entries are sent to logs.example.com without TLS. Set appender.REMOTE.protocol to SSL, and configure an Ssl component."
                .formatted(line);
    }

    /** A kernel with one more appender in use, which has these attributes. */
    private static AuditedServer sending(String... lines) throws IOException {
        var server = AuditedServer.stock(Kernel.PKCS12);
        server.replace(LOG, "appenders = ", "appenders = REMOTE, ");
        return server.append(LOG, "\nappender.REMOTE." + String.join("\nappender.REMOTE.", lines) + "\n");
    }
}
