package io.github.ishardening.control.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.request.Settings;
import io.github.ishardening.script.Heap;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTlsTest {

    private static final String TOML = ServerFiles.DEPLOYMENT_TOML;
    private static final String GATEWAY = "transport.passthru_https.listener.parameters.";
    private static final String OLD = " accepts %s, unless the JDK itself refuses them. Set %s to TLSv1.3.";
    private static final String UNSET =
            "no cipher suites are set of %s, so Java also offers some without authenticated encryption. Set %s.";
    private static final String PLAIN = "the gateway accepts requests, including their tokens, without TLS on port ";
    private static final String PLAIN_8280 = "info " + ApiManager.AXIS2 + ":2: " + PLAIN
            + "8280. Set transport.passthru_http.listener.enable to false and remove http_endpoint from"
            + " [[apim.gateway.environment]], or close the port in the firewall.";

    @Test
    void isFoundAtEveryListenerAsShipped() throws IOException {
        try (var server = ApiManager.stock(ApiManager.GATEWAY)) {
            assertThat(server.findings(new GatewayTls()))
                    .containsExactly(
                            "error " + ApiManager.AXIS2 + ":7: the gateway on port 8243"
                                    + OLD.formatted("TLSv1, TLSv1.1", GATEWAY + "HttpsProtocols"),
                            "error " + ApiManager.AXIS2 + ":5: "
                                    + UNSET.formatted("the gateway on port 8243", GATEWAY + "PreferredCiphers"),
                            "error " + ApiManager.PROFILES + ":4: the gateway's profile for 0.0.0.0"
                                    + OLD.formatted("TLSv1, TLSv1.1", GATEWAY + "HttpsProtocols"),
                            "error " + ApiManager.PROFILES + ":2: "
                                    + UNSET.formatted(
                                            "the gateway's profile for 0.0.0.0", GATEWAY + "PreferredCiphers"),
                            "error " + ApiManager.BRIDGE + ":9: the receiver on port 9711"
                                    + OLD.formatted("TLSv1", "transport.binary.receiver.sslEnabledProtocols"),
                            "error " + ApiManager.BRIDGE
                                    + ":10: the receiver on port 9711 offers suites without authenticated encryption"
                                    + " or forward secrecy: TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA."
                                    + " Set only suites with ECDHE and GCM or ChaCha20.",
                            "error " + ApiManager.WSS + ":4: the inbound endpoint on port 8099"
                                    + OLD.formatted("TLSv1.1", "apim.wss.ssl_enabled_protocols"),
                            "error " + ApiManager.WSS + ":1: "
                                    + UNSET.formatted("the inbound endpoint on port 8099", "apim.wss.ciphers"),
                            "error " + ApiManager.OF_TENANTS + ":4: the inbound endpoint on port 8099"
                                    + OLD.formatted("TLSv1.1", "wss.ssl.protocols"),
                            "error " + ApiManager.OF_TENANTS + ":1: "
                                    + UNSET.formatted("the inbound endpoint on port 8099", "wss.ssl.cipher.suites"),
                            PLAIN_8280);
        }
    }

    @Test
    void saysSoWhereAReceiverLeavesItsPlainPortToTheServer() throws IOException {
        String template = Templates.of(ApiManager.BRIDGE);
        try (var server = AuditedServer.hardenedGateway()) {
            server.replace(
                    template, "<config name=\"tcpPort\">{{transport.binary.receiver.tcpPort}}</config>", "<!-- -->");

            assertThat(server.byHand(new GatewayTls()))
                    .contains(ApiManager.BRIDGE
                            + ":6: the receiver also accepts events without TLS on its default port, which can't be"
                            + " turned off. In the firewall, allow only the gateways to access the port.");
        }
    }

    @Test
    void leavesToPeopleWhatHasNoKey() throws IOException {
        try (var server = AuditedServer.hardenedGateway()) {
            assertThat(server.findings(new GatewayTls())).containsExactly(PLAIN_8280);
            assertThat(server.byHand(new GatewayTls()))
                    .containsExactly(
                            ApiManager.CALLBACKS
                                    + ":1: the inbound endpoint on port 8021 uses Java's default protocols and"
                                    + " suites: this version has no key for them. Add the parameters"
                                    + " HttpsProtocols and PreferredCiphers to its template, or close the port in the firewall.",
                            ApiManager.BRIDGE
                                    + ":6: the receiver also accepts events without TLS on port 9611, which can't be"
                                    + " turned off. In the firewall, allow only the gateways to access the port.");
        }
    }

    @Test
    void isSetOnceWithoutSuitesThatJava11DoesNotKnow() throws IOException {
        var builds = AuditedServer.builds();
        builds.settings = new Settings(
                "Server",
                "+TLSv1.2,+TLSv1.3",
                List.of(
                        "TLS_AES_256_GCM_SHA384",
                        "TLS_CHACHA20_POLY1305_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
                Heap.of("heap", "512m", "1g"));
        try (var server = ApiManager.stock(ApiManager.GATEWAY)) {
            ServerBuilds.harden(builds, server.distribution());

            String suites = "TLS_AES_256_GCM_SHA384,TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";
            String list = "[\"" + suites.replace(",", "\", \"") + "\"]";
            String toml = server.read(TOML);
            assertThat(toml).contains("""
                            [transport.passthru_https.listener.parameters]
                            HttpsProtocols = "TLSv1.2,TLSv1.3"
                            PreferredCiphers = "%s"
                            """.formatted(suites), """
                            [transport.binary.receiver]
                            sslEnabledProtocols = ["TLSv1.2", "TLSv1.3"]
                            ciphers = %s
                            """.formatted(list), """
                            [apim.wss]
                            ssl_enabled_protocols = "TLSv1.2,TLSv1.3"
                            ciphers = "%s"
                            """.formatted(suites));
            String tenants = server.read(ApiManager.OF_TENANTS);
            assertThat(tenants).contains("""
                            <parameter name="wss.ssl.protocols">TLSv1.2,TLSv1.3</parameter>
                            <parameter name="wss.ssl.cipher.suites">%s</parameter>
                        </parameters>
                    """.formatted(suites)
                    .indent(-4)
                    .replaceAll("(?m)^", "    ")
                    .strip());
            ServerBuilds.harden(builds, server.distribution());
            assertThat(server.read(TOML)).isEqualTo(toml);
            assertThat(server.read(ApiManager.OF_TENANTS)).isEqualTo(tenants);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PreferredCiphers = \"TLS_AES_256_GCM_SHA384\" | PreferredCiphers = \"ECDHE-RSA-AES256-GCM-SHA384\""
                        + "| transport.passthru_https.listener.parameters.PreferredCiphers contains 'ECDHE-RSA-AES256-GCM-SHA384',"
                        + " which Java doesn't support: the gateway on port 8243 accepts no connections. Set"
                        + " transport.passthru_https.listener.parameters.PreferredCiphers to TLS_AES_256_GCM_SHA384.",
                "PreferredCiphers = \"TLS_AES_256_GCM_SHA384\" | PreferredCiphers = \"TLS_AES_128_CCM_SHA256\""
                        + "| transport.passthru_https.listener.parameters.PreferredCiphers contains 'TLS_AES_128_CCM_SHA256',"
                        + " which Java doesn't support: the gateway on port 8243 accepts no connections. Set"
                        + " transport.passthru_https.listener.parameters.PreferredCiphers to TLS_AES_256_GCM_SHA384.",
                "ssl_enabled_protocols = \"TLSv1.3\" | ssl_enabled_protocols = \"TLSv1.3,TLSv12\""
                        + "| apim.wss.ssl_enabled_protocols contains 'TLSv12', which Java doesn't support: the inbound"
                        + " endpoint on"
                        + " port 8099 accepts no connections. Set apim.wss.ssl_enabled_protocols to TLSv1.3.",
                "sslEnabledProtocols = [\"TLSv1.3\"] | sslEnabledProtocols = [\"TLSv1.2\", \" TLSv1.3\"]"
                        + "| transport.binary.receiver.sslEnabledProtocols contains ' TLSv1.3', which Java doesn't"
                        + " support: the"
                        + " receiver on port 9711 accepts no connections. Set"
                        + " transport.binary.receiver.sslEnabledProtocols to TLSv1.3.",
                "HttpsProtocols = \"TLSv1.3\" | HttpsProtocols = \"TLSv1.3, ,TLSv1.1\""
                        + "| the gateway on port 8243 accepts TLSv1.1, unless the JDK itself refuses them. Set"
                        + " transport.passthru_https.listener.parameters.HttpsProtocols to TLSv1.3.",
                "sslEnabledProtocols = [\"TLSv1.3\"] | sslEnabledProtocols = [\"TLSv1.1\", \"TLSv1.3\"]"
                        + "| the receiver on port 9711 accepts TLSv1.1, unless the JDK itself refuses them. Set"
                        + " transport.binary.receiver.sslEnabledProtocols to TLSv1.3."
            })
    void namesTheLineOfWhatIsWeakOrUnknown(String good, String bad, String text) throws IOException {
        try (var server = AuditedServer.hardenedGateway()) {
            server.replace(TOML, good, bad);

            assertThat(server.findings(new GatewayTls())).contains("error " + server.line(bad) + ": " + text);
        }
    }

    @Test
    void readsTheFilesThatTheServerDoesNotMake() throws IOException {
        String own = "repository/deployment/server/synapse-configs/default/inbound-endpoints/Own.xml";
        try (var server = ApiManager.stock(ApiManager.GATEWAY)) {
            server.put(own, """
                    <!-- ours -->
                    <inboundEndpoint name="Own" protocol="https">
                        <p:parameters xmlns:p="http://ws.apache.org/ns/synapse">
                            <p:parameter name="inbound.http.port">8022</p:parameter>
                        </p:parameters>
                    </inboundEndpoint>
                    """);
            assertThat(server.findings(new GatewayTls()))
                    .contains("error " + own + ":2: "
                            + UNSET.formatted("the inbound endpoint on port 8022", "PreferredCiphers"));

            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.read(own)).contains("""
                            <p:parameter name="HttpsProtocols">TLSv1.3</p:parameter>
                            <p:parameter name="PreferredCiphers">TLS_AES_256_GCM_SHA384</p:parameter>
                        </p:parameters>
                    """.strip());
            assertThat(server.findings(new GatewayTls())).containsExactly(PLAIN_8280);
        }
    }

    @Test
    void namesPortsWithoutTlsThatAreOpen() throws IOException {
        String folder = "repository/deployment/server/synapse-configs/default/inbound-endpoints/";
        String endpoint = """
                <inboundEndpoint protocol="%s" suspend="%s">
                    <parameters><parameter name="inbound.ws.port">%s</parameter></parameters>
                </inboundEndpoint>
                """;
        try (var server = AuditedServer.hardenedGateway()) {
            server.toml("[transport.passthru_http.listener]\nenable = false\n")
                    .put(folder + "Plain.xml", endpoint.formatted("ws", "false", "9099"))
                    .put(folder + "Suspended.xml", endpoint.formatted("http", "true", "9021"));

            assertThat(server.findings(new GatewayTls()))
                    .containsExactly(
                            "info " + folder + "Plain.xml:1: " + PLAIN + "9099. Close the port in the firewall.");
        }
    }

    @Test
    void isNotDecidedWithoutAGateway() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new GatewayTls())).isEmpty();
            assertThat(server.notApplicable(new GatewayTls())).containsExactly("there is no gateway listener");
        }
    }
}
