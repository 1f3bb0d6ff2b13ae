package io.github.ishardening.control.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.request.SignInSettings;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTimeoutTest {

    private static final String TEMPLATES = "repository/resources/conf/templates/";
    private static final String LONG =
            "warning %s: sessions end after '%s' minutes of inactivity. Set the timeout to between 1 and 30 minutes.";
    private static final String ENDLESS =
            "warning %s: idle sessions never end. Set the timeout to between 1 and 30 minutes.";

    private final SessionTimeout control = new SessionTimeout();

    @ParameterizedTest
    @EnumSource
    void isShortAsShippedAndStays(Kernel kernel) throws IOException {
        var edits = ControlEdits.of(control, kernel);

        assertThat(edits.toml()).isEmpty();
        assertThat(edits.files()).isEmpty();
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            assertThat(stock.findings(control)).isEmpty();
            assertThat(hardened.findings(control)).isEmpty();
            assertThat(hardened.notApplicable(control)).isEmpty();
        }
    }

    @Test
    void isLoweredOnceToTheSetting() throws IOException {
        var builds = AuditedServer.builds();
        builds.signIn(new SignInSettings(10, true));
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            ServerBuilds.harden(builds, server.distribution());
            String once = server.read(ServerFiles.DEPLOYMENT_TOML);
            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.findings(control, builds.request().settings())).isEmpty();
            assertThat(once).contains("session_timeout = \"10m\"");
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);
        }
    }

    @Test
    void isLoweredInTheDescriptorThatIdentityServerShips() throws IOException {
        var builds = AuditedServer.builds();
        builds.signIn(new SignInSettings(10, true));
        try (var server = AuditedServer.of(ProductLookAlike.IS_6_1.open())) {
            assertThat(server.findings(control, builds.request().settings())).hasSize(2);
            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.findings(control, builds.request().settings())).isEmpty();
            assertThat(server.read(WebDescriptor.CARBON)).contains("<session-timeout>10</session-timeout>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"31m", "8h"})
    void isNamedAtTheLineThatMakesItLong(String time) throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.toml("[tomcat.global]\nsession_timeout = \"%s\"\n".formatted(time));
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(control))
                    .containsExactly(LONG.formatted(
                            server.line("session_timeout"), time.equals("8h") ? "480" : time.replace("m", "")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1440", "1234567890123"})
    void isNamedInThePageOfAPortal(String time) throws IOException {
        String portal = ServerFiles.WEBAPPS + "console/WEB-INF/web.xml";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(
                    portal,
                    "<web-app><session-config>\n<session-timeout>%s</session-timeout></session-config></web-app>"
                            .formatted(time));

            assertThat(server.findings(control)).containsExactly(LONG.formatted(portal + ":2", time));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0m", "-1"})
    void isNamedWhereIdleSessionsNeverEnd(String time) throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.toml("[tomcat.global]\nsession_timeout = \"%s\"\n".formatted(time));
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(control)).containsExactly(ENDLESS.formatted(server.line("session_timeout")));
        }
    }

    @Test
    void isNamedWhereTheServerReadsNoMinus() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.toml("[tomcat.global]\nsession_timeout = \"-1m\"\n");
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(new String(server.rendered(WebDescriptor.GLOBAL), UTF_8))
                    .contains("<session-timeout>1</session-timeout>");
            assertThat(server.findings(control))
                    .containsExactly(
                            ("info %s: the server ignores the minus sign of '-1m', because the value has a unit:"
                                            + " sessions end after '1' minutes of inactivity. Set the timeout to"
                                            + " between 1 and 30 minutes.")
                                    .formatted(server.line("session_timeout")));
        }
    }

    @Test
    void isShortInApiManagerAsShippedAndLoweredToTheSetting() throws IOException {
        var builds = AuditedServer.builds();
        builds.signIn(new SignInSettings(10, true));
        try (var server = AuditedServer.of(ProductLookAlike.APIM_4_5.open())) {
            assertThat(server.findings(control)).isEmpty();
            assertThat(server.findings(control, builds.request().settings())).hasSize(2);

            ServerBuilds.harden(builds, server.distribution());
            assertThat(server.findings(control, builds.request().settings())).isEmpty();
            assertThat(new String(server.rendered(WebDescriptor.GLOBAL), UTF_8))
                    .contains("<session-timeout>10</session-timeout>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void isNamedInThePageOfAPortalWhoseIdleSessionsNeverEnd(String time) throws IOException {
        String portal = ServerFiles.WEBAPPS + "console/WEB-INF/web.xml";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(
                    portal,
                    "<web-app><session-config>\n<session-timeout>%s</session-timeout></session-config></web-app>"
                            .formatted(time));

            assertThat(server.findings(control)).containsExactly(ENDLESS.formatted(portal + ":2"));
        }
    }

    @Test
    void isNotDecidedWithoutTheGlobalDescriptor() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(TEMPLATES + WebDescriptor.GLOBAL + ".j2").delete(WebDescriptor.GLOBAL);

            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control)).containsExactly("there is no " + WebDescriptor.GLOBAL);
        }
    }
}
