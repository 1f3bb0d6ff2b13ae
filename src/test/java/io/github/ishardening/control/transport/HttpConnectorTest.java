package io.github.ishardening.control.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.OtherConnectors;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.request.HstsSettings;
import io.github.ishardening.request.WebSettings;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpConnectorTest {

    private static final String USUAL =
            "info repository/conf/tomcat/catalina-server.xml: the server speaks plain HTTP on"
                    + " port 9763, because this version has no setting to turn it off. Close the port in the firewall.";

    private static final String CURABLE = USUAL.replace("info ", "warning ")
            .replace(", because this version has no setting to turn it off", "")
            .replace("Close", "Set transport.http.enabled to false, as the setting httpConnector does, or close");

    @ParameterizedTest
    @EnumSource
    void isOnAsShipped(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new HttpConnector())).containsExactly(USUAL);
        }
    }

    @Test
    void staysWhereTheVersionCantDoWithout() throws IOException {
        var edits = ControlEdits.of(new HttpConnector(), Kernel.PKCS12);

        assertThat(edits.toml()).isEmpty();
        assertThat(edits.files()).isEmpty();
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new HttpConnector())).containsExactly(USUAL);
        }
    }

    @Test
    void isSwitchedOffOnceInANewServerThatCanDoWithout() throws IOException {
        var builds = AuditedServer.builds();
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            assertThat(server.findings(new HttpConnector())).containsExactly(CURABLE);

            ServerBuilds.harden(builds, server.distribution());
            assertThat(server.findings(new HttpConnector())).isEmpty();
            assertThat(ServerBuilds.toml(server.distribution()).bool("transport.http.enabled"))
                    .contains(false);

            String once = server.read(ServerFiles.DEPLOYMENT_TOML);
            ServerBuilds.harden(builds, server.distribution());
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);
        }
    }

    /** Whoever calls it would call in vain. */
    @Test
    void staysInAServerWithDataAndWhereTheUserWantsIt(@TempDir Path keys) throws IOException {
        var withData = buildsWithData(keys);
        var wanting = AuditedServer.builds();
        wanting.web(httpConnector(true));
        for (KeyBuilds builds : List.of(withData, wanting)) {
            try (var server = AuditedServer.of(ProductLookAlike.IS_6_1.open())) {
                ServerBuilds.harden(builds, server.distribution());

                assertThat(server.findings(new HttpConnector())).containsExactly(CURABLE);
            }
        }
        try (var server = AuditedServer.of(ProductLookAlike.IS_6_1.open())) {
            server.toml("[transport.http]\nenabled = true\n");
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(new HttpConnector())).containsExactly(CURABLE);
        }
    }

    @Test
    void isSwitchedOffInAServerWithDataWhereTheUserSaysSo(@TempDir Path keys) throws IOException {
        var builds = buildsWithData(keys);
        builds.web(httpConnector(false));
        try (var server = AuditedServer.of(ProductLookAlike.IS_6_1.open())) {
            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.findings(new HttpConnector())).isEmpty();
        }
    }

    /** Its gateway calls it. */
    @Test
    void staysInAnApiManagerAsAnInfo() throws IOException {
        try (var server = AuditedServer.of(ProductLookAlike.APIM_4_5.open())) {
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(new HttpConnector())).allMatch(finding -> finding.startsWith("info "));
            assertThat(ServerBuilds.toml(server.distribution()).has("transport.http.enabled"))
                    .isFalse();
        }
    }

    private static WebSettings httpConnector(boolean stays) {
        return new WebSettings(
                HstsSettings.defaults(), 16, List.of(), List.of(), true, Optional.of(stays), Optional.empty());
    }

    @Test
    void isNotDecidedWithoutAFileOfConnectors() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(OtherConnectors.TEMPLATE).delete(ServerFiles.CATALINA);

            assertThat(server.findings(new HttpConnector())).isEmpty();
            assertThat(server.notApplicable(new HttpConnector()))
                    .containsExactly("there is no " + ServerFiles.CATALINA);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Connector port=\"8081\"/> | info | the server speaks plain HTTP on port 8081."
                        + " Close the port in the firewall.",
                "<Connector port=\"8081\" scheme=\"https\" secure=\"true\"/> | info"
                        + "| the server speaks plain HTTP on port 8081. Close the port in the firewall.",
                "<Connector port=\"8081\"><SSLHostConfig/></Connector> | info"
                        + "| the server speaks plain HTTP on port 8081. Close the port in the firewall.",
                "<Connector protocol=\"AJP/1.3\" port=\"8081\" secretRequired=\"false\"/> | error"
                        + "| the server speaks AJP on port 8081 without a secret: it trusts anyone who can reach it"
                        + " (CVE-2020-1938). Remove the connector, or give it a secret and the address of the proxy.",
                "<Connector protocol=\"org.apache.coyote.ajp.AjpNioProtocol\" port=\"8081\" secret=\"\"/> | error"
                        + "| the server speaks AJP on port 8081 without a secret: it trusts anyone who can reach it"
                        + " (CVE-2020-1938). Remove the connector, or give it a secret and the address of the proxy.",
                "<Connector protocol=\"AJP/1.3\" port=\"8081\" secret=\"of the proxy\"/> | info"
                        + "| the server speaks AJP, without TLS, on port 8081. In the firewall, allow only the"
                        + " proxy to access the port."
            })
    void namesEveryConnectorWithoutTls(String connector, String severity, String text) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            OtherConnectors.add(server, connector);

            assertThat(server.findings(new HttpConnector()))
                    .containsExactly(
                            USUAL,
                            "%s %s: %s"
                                    .formatted(severity, server.line(OtherConnectors.TEMPLATE, "port=\"8081\""), text));
        }
    }

    @Test
    void saysNothingOfAConnectorWithTls() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            OtherConnectors.add(server, "<Connector port=\"8444\" SSLEnabled=\"true\"/>");

            assertThat(server.findings(new HttpConnector())).containsExactly(USUAL);
        }
    }

    private static KeyBuilds buildsWithData(Path keys) throws IOException {
        var builds = AuditedServer.buildsOfRunningServer(keys);
        try (var server = AuditedServer.of(ProductLookAlike.IS_6_1.open())) {
            ServerBuilds.harden(builds, server.distribution());
        }
        builds.data = StoredData.UNDER_ANY_KEY;
        return builds;
    }
}
