package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HstsTest {

    private static final String BRIEF =
            "warning %s: browsers insist on HTTPS for less than a day. Set hstsMaxAgeSeconds to 31536000, a year.";
    private static final String AGE = "hstsMaxAgeSeconds = \"%s\"";

    @ParameterizedTest
    @EnumSource(names = {"IS_6_1", "IS_7_1"})
    void saysWhichResponsesOfAnIdentityServerNoFilterSees(ProductLookAlike product) throws IOException {
        try (var server = AuditedServer.of(product.open())) {
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(new Hsts())).isEmpty();
            assertThat(byHand(server))
                    .containsExactly(
                            "repository/conf/tomcat/catalina-server.xml: what the server answers before it comes to a filter"
                                    + " has no such header: 401s of its APIs, unknown paths, and the login page without a"
                                    + " session. Let the proxy in front of the server send the header with every response.");
        }
    }

    @Test
    void saysNothingLikeThatOfAServerWhoseValvesRefuseNothing() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(byHand(server)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "60", "3600", "86399"})
    void namesAnAgeOfLessThanADay(String seconds) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertBrief(server, seconds);
        }
    }

    @Test
    void namesAnAgeOfASecondInALookAlikeOf71() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertBrief(server, "1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"86400", "63072000"})
    void letsPassAnAgeOfADayAndMore(String seconds) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, AGE.formatted("31536000"), AGE.formatted(seconds));

            assertThat(server.findings(new Hsts())).isEmpty();
        }
    }

    private static void assertBrief(AuditedServer server, String seconds) throws IOException {
        server.replace(ServerFiles.DEPLOYMENT_TOML, AGE.formatted("31536000"), AGE.formatted(seconds));

        assertThat(server.findings(new Hsts())).containsExactly(BRIEF.formatted(server.line("hstsMaxAgeSeconds")));
    }

    @Test
    void namesTheFilterWhoseAgeIsTooShortAmongOthersAndHoweverItIsWritten() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            String toml = server.read(ServerFiles.DEPLOYMENT_TOML);
            server.put(
                    ServerFiles.DEPLOYMENT_TOML,
                    toml.replaceAll("(?s)\\[\\[tomcat\\.filter.*?(?=\n\\[(?!.?tomcat))", ""));
            server.toml("""
                    [[tomcat.filter]]
                    name = "Theirs"
                    class = "org.apache.catalina.filters.RequestDumperFilter"

                    [[tomcat.filter]]
                    name = "Brief"
                    class = "org.apache.catalina.filters.HttpHeaderSecurityFilter"
                    init_params = { hstsEnabled = "true", hstsMaxAgeSeconds = "60" }

                    [[tomcat.filter_mapping]]
                    name = "Brief"
                    url_pattern = "/*"
                    """);

            assertThat(server.findings(new Hsts())).containsExactly(BRIEF.formatted(server.line("hstsMaxAgeSeconds")));
        }
    }

    @Test
    void namesTheLineOfADescriptorThatSaysTheAge() throws IOException {
        String path = ServerFiles.WEBAPPS + "console/WEB-INF/web.xml";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(path, """
                    <web-app>
                      <!-- hstsMaxAgeSeconds is what browsers remember -->
                      <filter>
                        <filter-name>headers</filter-name>
                        <filter-class>org.apache.catalina.filters.HttpHeaderSecurityFilter</filter-class>
                        <init-param>
                          <param-name>hstsMaxAgeSeconds</param-name>
                          <param-value>60</param-value>
                        </init-param>
                      </filter>
                      <filter-mapping><filter-name>headers</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                    </web-app>
                    """);

            assertThat(server.findings(new Hsts()))
                    .containsExactly(BRIEF.formatted(server.line(path, ">hstsMaxAgeSeconds<")));
        }
    }

    private static List<String> byHand(AuditedServer server) throws IOException {
        return server.observations().byHand().stream()
                .filter(task -> task.rule().id().equals("hsts"))
                .map(task -> "%s: %s %s".formatted(task.location(), task.message(), task.cure()))
                .toList();
    }
}
