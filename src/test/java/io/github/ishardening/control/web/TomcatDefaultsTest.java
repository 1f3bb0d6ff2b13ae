package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.OtherConnectors;
import io.github.ishardening.inspection.WebDescriptor;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomcatDefaultsTest {

    private static final String TEMPLATES = "repository/resources/conf/templates/";
    private static final String DEFAULT = "<servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class>";
    private static final String PARAMETER =
            "\n<init-param><param-name>%s</param-name><param-value>%s</param-value></init-param>";
    private static final String LISTED =
            "warning %s: Tomcat lets anyone list the files in a folder. Set listings to false.";
    private static final String WRITABLE = "error %s: Tomcat lets anyone write and delete files with PUT and DELETE"
            + " (CVE-2017-12615). Set readonly to true.";

    @ParameterizedTest
    @EnumSource
    void areAsShipped(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new TomcatDefaults())).isEmpty();
            assertThat(server.notApplicable(new TomcatDefaults())).isEmpty();
        }
    }

    @Test
    void areNotDecidedWithoutTheGlobalDescriptor() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(TEMPLATES + WebDescriptor.GLOBAL + ".j2").delete(WebDescriptor.GLOBAL);

            assertThat(server.findings(new TomcatDefaults())).isEmpty();
            assertThat(server.notApplicable(new TomcatDefaults()))
                    .containsExactly("there is no " + WebDescriptor.GLOBAL);
        }
    }

    @ParameterizedTest
    @CsvSource({"listings, true", "listings, TRUE", "readonly, false", "readonly, no"})
    void namesWhatTheDefaultServletLetsDo(String name, String value) throws IOException {
        String template = TEMPLATES + WebDescriptor.GLOBAL + ".j2";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(template, DEFAULT, DEFAULT + PARAMETER.formatted(name, value));

            assertThat(server.findings(new TomcatDefaults()))
                    .containsExactly((name.equals("listings") ? LISTED : WRITABLE)
                            .formatted(server.line(template, "<param-name>" + name + "<")));
        }
    }

    @ParameterizedTest
    @CsvSource({"readonly, true", "debug, 0", "sendfileSize, 48"})
    void letsPassWhatIsSafe(String name, String value) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    TEMPLATES + WebDescriptor.GLOBAL + ".j2", DEFAULT, DEFAULT + PARAMETER.formatted(name, value));

            assertThat(server.findings(new TomcatDefaults())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "autoDeploy=\"false\" | autoDeploy=\"true\" | autoDeploy"
                        + "| Tomcat itself deploys the files in the web application folder, bypassing the server:"
                        + " autoDeploy isn't false. Set autoDeploy to false.",
                "deployOnStartup=\"false\" | '' | appBase"
                        + "| Tomcat itself deploys the files in the web application folder, bypassing the server:"
                        + " deployOnStartup isn't false. Set deployOnStartup to false.",
                "org.apache.catalina.valves.AccessLogValve | org.example.Valve | AccessLogValve"
                        + "| requests aren't recorded in an access log. Restore the AccessLogValve.",
                "prefix=\"http_access_\" | enabled=\"false\" | AccessLogValve"
                        + "| requests aren't recorded in an access log. Restore the AccessLogValve.",
                "showReport=\"false\" | '' | ErrorReportValve"
                        + "| error pages reveal the stack to everyone: showReport isn't false. Set showReport of the"
                        + " ErrorReportValve to false.",
                "showServerInfo=\"false\" | showServerInfo=\"true\" | ErrorReportValve"
                        + "| error pages reveal Tomcat's version to everyone: showServerInfo isn't false. Set"
                        + " showServerInfo of the ErrorReportValve to false."
            })
    void namesAHostThatIsNotAsShipped(String shipped, String changed, String at, String message) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(OtherConnectors.TEMPLATE, shipped, changed);
            String place = server.read(OtherConnectors.TEMPLATE).contains(at)
                    ? server.line(OtherConnectors.TEMPLATE, at)
                    : ServerFiles.CATALINA;

            assertThat(server.findings(new TomcatDefaults()))
                    .containsExactly(
                            "warning " + (at.equals("appBase") ? ServerFiles.CATALINA : place) + ": " + message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Engine name=\"Catalina\" defaultHost=\"localhost\">",
                "<Valve className=\"org.wso2.carbon.tomcat.ext.valves.CompositeValve\"/>"
            })
    void takesAnAccessLogOfTheEngineOrAfterADisabledOneForOne(String ahead) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(OtherConnectors.TEMPLATE, "prefix=\"http_access_\"", "enabled=\"false\"");
            server.replace(
                    OtherConnectors.TEMPLATE,
                    ahead,
                    ahead + "<Valve className=\"org.apache.catalina.valves.AccessLogValve\"/>");

            assertThat(server.findings(new TomcatDefaults())).isEmpty();
        }
    }

    @Test
    void takesTheAccessLogOfTheLoggersForOne() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[http_access_log]\nuseLogger = true\n");

            assertThat(server.findings(new TomcatDefaults())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "debug | 11 | Tomcat's default servlet writes debug logs. Set debug to 0.",
                "xpoweredBy | true | responses reveal the JSP engine in X-Powered-By. Set xpoweredBy to false."
            })
    void namesServletsThatSayTooMuch(String name, String value, String message) throws IOException {
        String template = TEMPLATES + WebDescriptor.GLOBAL + ".j2";
        String servlet = "<servlet-class>org.apache.jasper.servlet.JspServlet</servlet-class>";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(template, servlet, servlet + PARAMETER.formatted(name, value));

            assertThat(server.findings(new TomcatDefaults()))
                    .hasSize(1)
                    .allMatch(finding -> finding.startsWith("warning " + template) && finding.endsWith(message));
        }
    }

    @Test
    void namesAConnectorThatAnswersTrace() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            OtherConnectors.add(server, "<Connector port=\"8444\" SSLEnabled=\"true\" allowTrace=\"true\"/>");

            assertThat(server.findings(new TomcatDefaults()))
                    .containsExactly("warning " + server.line(OtherConnectors.TEMPLATE, "allowTrace")
                            + ": the connector on port 8444 answers TRACE with everything that it received, including"
                            + " cookies. Remove allowTrace.");
        }
    }

    @Test
    void namesADefaultServletOfTheConsole() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            String template = TEMPLATES + WebDescriptor.CARBON + ".j2";
            server.replace(
                    template,
                    "</web-app>",
                    "<servlet><servlet-name>files</servlet-name>" + DEFAULT + PARAMETER.formatted("listings", "true")
                            + "</servlet></web-app>");

            assertThat(server.findings(new TomcatDefaults()))
                    .containsExactly(LISTED.formatted(server.line(template, "<param-name>listings<")));
        }
    }

    @Test
    void namesALookAlikeOf71ThatListsFolders() throws IOException {
        String template = TEMPLATES + WebDescriptor.GLOBAL + ".j2";
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.findings(new TomcatDefaults())).isEmpty();
            server.replace(template, DEFAULT, DEFAULT + PARAMETER.formatted("listings", "true"));

            assertThat(server.findings(new TomcatDefaults()))
                    .containsExactly(LISTED.formatted(server.line(template, "<param-name>listings<")));
        }
    }
}
