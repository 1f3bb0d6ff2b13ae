package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.OtherConnectors;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerHeaderTest {

    private static final String NAMED =
            "warning %s: transport.%s.properties.server is WSO2 Carbon Server, which reveals the product. Set it to"
                    + " Server.";

    @Test
    void isNamedOnBothConnectorsOfAStockKernel() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new ServerHeader()))
                    .containsExactly(
                            NAMED.formatted(ServerFiles.CATALINA, "http"),
                            NAMED.formatted(ServerFiles.CATALINA, "https"));
        }
    }

    @Test
    void isNamedWhereItNamesTheProductAgain() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new ServerHeader())).isEmpty();
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "[transport.https.properties]\nserver = \"Server\"",
                    "[transport.https.properties]\nserver = \"WSO2 Carbon Server\"");

            assertThat(server.findings(new ServerHeader()))
                    .containsExactly(NAMED.formatted(server.line("server = \"WSO2 Carbon Server\""), "https"));
        }
    }

    @Test
    void isNotDecidedWhereTheServerMakesNoConnectors() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(OtherConnectors.TEMPLATE).delete(ServerFiles.CATALINA);

            assertThat(server.findings(new ServerHeader())).isEmpty();
            assertThat(server.notApplicable(new ServerHeader()))
                    .containsExactly("the server doesn't generate " + ServerFiles.CATALINA + " from deployment.toml");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"APIM_4_5", "GATEWAY_4_5"})
    void isSetForAGatewayToo(ProductLookAlike product) throws IOException {
        String file = "repository/conf/passthru-http.properties";
        String key = "passthru_http.'http.origin-server'";
        String cure = ": the gateway's responses reveal the product. Set it to Server.";
        try (var server = AuditedServer.of(product.open())) {
            assertThat(server.findings(new ServerHeader()))
                    .contains("warning " + file + ": " + key + " isn't set" + cure);
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());
            assertThat(server.findings(new ServerHeader())).isEmpty();

            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "\"http.origin-server\" = \"Server\"",
                    "\"http.origin-server\" = \"WSO2-PassThrough-HTTP\"");
            assertThat(server.findings(new ServerHeader()))
                    .containsExactly("warning %s: %s is 'WSO2-PassThrough-HTTP'%s"
                            .formatted(server.line("WSO2-PassThrough-HTTP"), key, cure));
        }
    }

    @Test
    void namesNoProductOnEitherConnector() throws IOException {
        var edits = ControlEdits.of(new ServerHeader(), Kernel.PKCS12);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        "transport.http.properties.server", "Example",
                        "transport.https.properties.server", "Example"));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void walksEveryConnectorOfTheTemplate() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            OtherConnectors.add(
                    server,
                    "<Connector port=\"8444\"\nserver=\"Apache-Coyote/1.1\"\nxpoweredBy=\"true\"/>"
                            + "<Connector port=\"8081\" server=\"Example\" xpoweredBy=\"false\"/>");

            assertThat(server.findings(new ServerHeader()))
                    .containsExactly(
                            "warning %s: server is Apache-Coyote/1.1, which reveals the product. Set it to Server."
                                    .formatted(server.line(OtherConnectors.TEMPLATE, "Coyote/1.1")),
                            "warning %s: xpoweredBy is true: responses reveal Tomcat in X-Powered-By. Remove it."
                                    .formatted(server.line(OtherConnectors.TEMPLATE, "xpoweredBy=\"true\"")));
        }
    }
}
