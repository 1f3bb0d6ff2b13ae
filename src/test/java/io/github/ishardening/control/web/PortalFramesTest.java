package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalFramesTest {

    private static final String CONSOLE = ServerFiles.WEBAPPS + "console/WEB-INF/web.xml";
    private static final String MY_ACCOUNT = ServerFiles.WEBAPPS + "myaccount/WEB-INF/web.xml";
    /** As that of 7.1.0 begins and ends. */
    private static final String DESCRIPTOR = """
            <?xml version="1.0" encoding="UTF-8"?>
            <web-app xmlns="http://xmlns.jcp.org/xml/ns/javaee" version="4.0">
                <display-name>console</display-name>
                <!-- </web-app> -->
            </web-app>
            """;

    private static final String FOUND = "warning %s: other sites can show these pages in a frame. Add Tomcat's"
            + " HttpHeaderSecurityFilter for /* with SAMEORIGIN as antiClickJackingOption, or make the proxy in front"
            + " of the server send X-Frame-Options.";

    @Test
    void areRefusedOnceHardened() throws IOException {
        try (var server = withPortals()) {
            assertThat(server.findings(new PortalFrames()))
                    .containsExactly(FOUND.formatted(CONSOLE), FOUND.formatted(MY_ACCOUNT));

            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(new PortalFrames())).isEmpty();
            assertThat(server.read(CONSOLE))
                    .isEqualTo(DESCRIPTOR.replaceFirst("(?s)\n</web-app>", """

                                <filter>
                                    <filter-name>FrameOptionsFilter</filter-name>
                                    <filter-class>org.apache.catalina.filters.HttpHeaderSecurityFilter</filter-class>
                                    <init-param>
                                        <param-name>antiClickJackingOption</param-name>
                                        <param-value>SAMEORIGIN</param-value>
                                    </init-param>
                                    <init-param>
                                        <param-name>hstsEnabled</param-name>
                                        <param-value>false</param-value>
                                    </init-param>
                                </filter>
                                <filter-mapping>
                                    <filter-name>FrameOptionsFilter</filter-name>
                                    <url-pattern>/*</url-pattern>
                                </filter-mapping>
                            </web-app>""".replace("\n                ", "\n")
                            .replaceFirst("^ +", "")));
            String once = server.read(MY_ACCOUNT);
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());
            assertThat(server.read(MY_ACCOUNT)).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedByTheFirstRunAndStayByTheSecond(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel).put(CONSOLE, DESCRIPTOR)) {
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());
            String once = server.read(CONSOLE);
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.read(CONSOLE)).contains("FrameOptionsFilter").isEqualTo(once);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<param-value>ALLOW-FROM</param-value>", "<param-value>sameorigin</param-value>"})
    void areFoundWhereTheFilterIsWeaker(String value) throws IOException {
        try (var server = withPortals()) {
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());
            server.replace(CONSOLE, "<param-value>SAMEORIGIN</param-value>", value);

            assertThat(server.findings(new PortalFrames())).containsExactly(FOUND.formatted(CONSOLE));
        }
    }

    @Test
    void areRefusedByAFilterForAllApplications() throws IOException {
        try (var server = withPortals()) {
            server.toml("""
                    [[tomcat.filter]]
                    name = "Frames"
                    class = "org.apache.catalina.filters.HttpHeaderSecurityFilter"
                    init_params = { antiClickJackingEnabled = "true" }
                    [[tomcat.filter_mapping]]
                    name = "Frames"
                    url_pattern = "/*"
                    """);

            assertThat(server.findings(new PortalFrames())).isEmpty();
        }
    }

    @Test
    void areNotDecidedWithoutThePortals() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new PortalFrames())).isEmpty();
            assertThat(server.notApplicable(new PortalFrames()))
                    .containsExactly("there is no unpacked Console or My Account");
        }
    }

    private static AuditedServer withPortals() throws IOException {
        return AuditedServer.stock(Kernel.PKCS12).put(CONSOLE, DESCRIPTOR).put(MY_ACCOUNT, DESCRIPTOR);
    }
}
