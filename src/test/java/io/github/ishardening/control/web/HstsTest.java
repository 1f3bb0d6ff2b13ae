package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.request.HstsSettings;
import io.github.ishardening.request.WebSettings;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HstsTest {

    private static final String BRIEF =
            "warning %s: browsers insist on HTTPS for less than six months. Set hstsMaxAgeSeconds to 31536000, a year.";
    private static final String AGE = "hstsMaxAgeSeconds = \"%s\"";

    private static final String NOTHING = "%s %s: responses don't tell browsers to insist on HTTPS. %s";
    private static final String IN_TOML =
            "Add Tomcat's HttpHeaderSecurityFilter in [[tomcat.filter]] of deployment.toml,"
                    + " with hstsEnabled true and hstsMaxAgeSeconds 31536000, and map it to /* in [[tomcat.filter_mapping]].";

    @Test
    void saysWhatToAddToAStockKernel() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new Hsts()))
                    .containsExactly(NOTHING.formatted("warning", WebDescriptor.CARBON, IN_TOML));
        }
    }

    @Test
    void addsTheFilterForAllWebApplications() throws IOException {
        var edits = ControlEdits.of(new Hsts(), Kernel.PKCS12);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        "tomcat.filter",
                        List.of(Map.of(
                                "name",
                                "StrictTransportSecurityFilter",
                                "class",
                                "org.apache.catalina.filters.HttpHeaderSecurityFilter",
                                "init_params",
                                Map.of(
                                        "hstsEnabled",
                                        "true",
                                        "hstsMaxAgeSeconds",
                                        "31536000",
                                        "antiClickJackingEnabled",
                                        "false"))),
                        "tomcat.filter_mapping",
                        List.of(Map.of("name", "StrictTransportSecurityFilter", "url_pattern", "/*"))));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void namesTheHostsBelowAndPreloadingWhereTheUserAsksForThem() throws IOException {
        var builds = AuditedServer.builds();
        var web = WebSettings.defaults();
        builds.web(new WebSettings(
                new HstsSettings(63_072_000, true, true),
                web.sessionIdLength(),
                web.callbackUrls(),
                web.denyList(),
                true,
                Optional.empty(),
                Optional.empty()));
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            ServerBuilds.harden(builds, server.distribution());

            assertThat(ServerBuilds.toml(server.distribution())
                            .tables("tomcat.filter")
                            .get(0))
                    .containsEntry(
                            "init_params",
                            Map.of(
                                    "hstsEnabled",
                                    "true",
                                    "hstsMaxAgeSeconds",
                                    "63072000",
                                    "hstsIncludeSubDomains",
                                    "true",
                                    "hstsPreload",
                                    "true",
                                    "antiClickJackingEnabled",
                                    "false"));
            assertThat(server.findings(new Hsts())).isEmpty();
        }
    }

    @Test
    void switchesItOnInThePortalsOfAVersionThatKnowsNoFilterForAll() throws IOException {
        String path = ServerFiles.WEBAPPS + "console/WEB-INF/web.xml";
        String off = """
                <web-app>
                  <filter>
                    <filter-name>headers</filter-name>
                    <filter-class>org.apache.catalina.filters.HttpHeaderSecurityFilter</filter-class>
                    <init-param>
                      <param-name>hstsEnabled</param-name>
                      <param-value>false</param-value>
                    </init-param>
                  </filter>
                  <filter-mapping><filter-name>headers</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                </web-app>
                """;
        String info = NOTHING.formatted(
                "info",
                WebDescriptor.CARBON,
                "This version doesn't support it: make the proxy in front of the server send the header.");
        try (var server = AuditedServer.stock(Kernel.OLDEST)) {
            assertThat(server.findings(new Hsts())).containsExactly(info);
            server.put(path, off);
            assertThat(server.findings(new Hsts()))
                    .containsExactlyInAnyOrder(
                            info,
                            NOTHING.formatted(
                                    "warning",
                                    path,
                                    "Set hstsEnabled of the HttpHeaderSecurityFilter to true, and hstsMaxAgeSeconds"
                                            + " to 31536000."));

            ServerBuilds.harden(AuditedServer.builds(), server.distribution());
            assertThat(server.findings(new Hsts())).containsExactly(info);

            String once = server.read(path);
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());
            assertThat(server.read(path)).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hstsMaxAgeSeconds = \"31536000\" | hstsMaxAgeSeconds = \"0\"",
                "url_pattern = \"/*\" | url_pattern = \"/nothing\"",
                "hstsEnabled = \"true\" | hstsEnabled = \"false\""
            })
    void namesAFilterThatSendsNothing(String sound, String broken) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new Hsts())).isEmpty();
            server.replace(ServerFiles.DEPLOYMENT_TOML, sound, broken);

            assertThat(server.findings(new Hsts()))
                    .containsExactly(NOTHING.formatted("warning", WebDescriptor.CARBON, IN_TOML));
        }
    }

    @Test
    void isNotDecidedWhereThereIsNoPage() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.delete("repository/resources/conf/templates/" + WebDescriptor.CARBON + ".j2")
                    .delete(WebDescriptor.CARBON);

            assertThat(server.findings(new Hsts())).isEmpty();
            assertThat(server.notApplicable(new Hsts())).containsExactly("there is no page");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IS_6_1", "IS_7_1"})
    void saysWhichResponsesOfAnIdentityServerNoFilterSees(ProductLookAlike product) throws IOException {
        try (var server = AuditedServer.of(product.open())) {
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(new Hsts())).isEmpty();
            assertThat(server.byHand(new Hsts()))
                    .containsExactly(
                            "repository/conf/tomcat/catalina-server.xml: responses that the server sends before"
                                    + " filters run lack the header: 401s of its APIs, unknown paths, and the login"
                                    + " page without a session. Make the proxy in front of the server send the header"
                                    + " with every response.");
        }
    }

    @Test
    void saysNothingLikeThatOfAServerWhoseValvesRefuseNothing() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.byHand(new Hsts())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "60", "86400", "15767999"})
    void namesAnAgeOfLessThanSixMonths(String seconds) throws IOException {
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
    @ValueSource(strings = {"15768000", "63072000"})
    void letsPassAnAgeOfSixMonthsAndMore(String seconds) throws IOException {
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
}
