package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CookieSecureTest {

    private static final String TEMPLATES = "repository/resources/conf/templates/";

    @ParameterizedTest
    @EnumSource
    void isAsShipped(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new CookieSecure())).isEmpty();
            assertThat(server.notApplicable(new CookieSecure())).isEmpty();
        }
    }

    @Test
    void isNotDecidedWithoutTheGlobalDescriptor() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(TEMPLATES + WebDescriptor.GLOBAL + ".j2").delete(WebDescriptor.GLOBAL);

            assertThat(server.findings(new CookieSecure())).isEmpty();
            assertThat(server.notApplicable(new CookieSecure())).containsExactly("there is no " + WebDescriptor.GLOBAL);
        }
    }

    @ParameterizedTest
    @CsvSource({"useHttpOnly=\"false\", false", "useHttpOnly=\"true\", true", "'', true"})
    void namesSessionCookiesThatScriptsMayRead(String attribute, boolean sound) throws IOException {
        String context = "repository/conf/tomcat/context.xml";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(context, "<!-- ours -->\n<Context %s/>".formatted(attribute));

            assertThat(server.findings(new CookieSecure()))
                    .isEqualTo(
                            sound
                                    ? List.of()
                                    : List.of("warning " + context
                                            + ":2: scripts in pages can read the session cookie. Set"
                                            + " useHttpOnly to true."));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<tracking-mode>COOKIE</tracking-mode> | '' | <session-config>",
                "<tracking-mode>COOKIE</tracking-mode> |"
                        + " <tracking-mode>COOKIE</tracking-mode><tracking-mode>URL</tracking-mode>"
                        + "| <tracking-mode>"
            })
    void namesSessionsThatUrlsMayCarry(String shipped, String changed, String at) throws IOException {
        String template = TEMPLATES + WebDescriptor.GLOBAL + ".j2";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(template, shipped, changed);

            assertThat(server.findings(new CookieSecure()))
                    .containsExactly("warning " + server.line(template, at)
                            + ": URLs may contain session IDs, which then appear in logs and referrers."
                            + " Set tracking-mode to COOKIE.");
        }
    }

    @Test
    void namesTheLinesThatSetTheConsolesSessionsOtherwise() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[tomcat.session_config]\ntracking_mode = \"URL\"\ncookie_config.secure = false\n");

            assertThat(server.findings(new CookieSecure()))
                    .containsExactly(
                            "warning " + server.line("cookie_config.secure")
                                    + ": browsers also send the session cookie over plain HTTP. Set <secure> in"
                                    + " <cookie-config> to true.",
                            "warning " + server.line("tracking_mode")
                                    + ": URLs may contain session IDs, which then appear in logs and referrers. Set"
                                    + " tracking-mode to COOKIE.");
        }
    }

    @Test
    void namesTheCookieOfAPortalThatScriptsMayRead() throws IOException {
        String portal = ServerFiles.WEBAPPS + "myaccount/WEB-INF/web.xml";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(
                    portal,
                    "<web-app><session-config>\n<cookie-config><http-only>false</http-only></cookie-config></session-config></web-app>");

            assertThat(server.findings(new CookieSecure()))
                    .containsExactly("warning " + portal
                            + ":2: scripts in pages can read the session cookie. Set http-only to true.");
        }
    }
}
