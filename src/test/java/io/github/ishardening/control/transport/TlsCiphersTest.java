package io.github.ishardening.control.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.OtherConnectors;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsCiphersTest {

    private static final String TABLE = "transport.https.sslHostConfig.properties.";
    private static final String WEAK =
            "the connector offers suites without authenticated encryption or forward secrecy: %s. Set only suites"
                    + " with ECDHE and GCM or ChaCha20.";
    private static final String CLIENT_CHOOSES =
            "the client chooses the cipher suite. Set " + TABLE + "honorCipherOrder to true.";

    @Test
    void grantsTomcatsOwnSuitesTheirForwardSecrecy() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new TlsCiphers()))
                    .containsExactly(
                            "error " + ServerFiles.CATALINA
                                    + ": no cipher suites are set, so Tomcat also offers some"
                                    + " without authenticated encryption. Set " + TABLE + "ciphers.",
                            "error " + ServerFiles.CATALINA + ": " + CLIENT_CHOOSES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
                "TLS_RSA_WITH_AES_256_GCM_SHA384",
                "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,TLS_RSA_WITH_AES_256_GCM_SHA384"
            })
    void namesSuitesThatLackOneOfTheTwo(String weak) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new TlsCiphers())).isEmpty();
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "\"TLS_AES_256_GCM_SHA384\"",
                    "\"TLS_AES_256_GCM_SHA384," + weak + "\"");

            assertThat(server.findings(new TlsCiphers()))
                    .containsExactly(
                            "error " + server.line("ciphers = ") + ": " + WEAK.formatted(weak.replace(",", ", ")));
        }
    }

    @Test
    void namesAnOrderThatTheClientChooses() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "honorCipherOrder = true", "honorCipherOrder = false");

            assertThat(server.findings(new TlsCiphers()))
                    .containsExactly("error " + server.line("honorCipherOrder = false") + ": " + CLIENT_CHOOSES);
        }
    }

    @Test
    void areNotDecidedWhereTheServerMakesNoConnectors() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(OtherConnectors.TEMPLATE).delete(ServerFiles.CATALINA);

            assertThat(server.findings(new TlsCiphers())).isEmpty();
            assertThat(server.notApplicable(new TlsCiphers()))
                    .containsExactly("the server doesn't generate " + ServerFiles.CATALINA + " from deployment.toml");
        }
    }

    @Test
    void setsTheSuitesInTheirOrderAndLetsTheServerChoose() throws IOException {
        var edits = ControlEdits.of(new TlsCiphers(), Kernel.PKCS12);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        "transport.https.sslHostConfig.properties.ciphers",
                        "TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256",
                        "transport.https.sslHostConfig.properties.honorCipherOrder",
                        true));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ciphers=\"HIGH\" useServerCipherSuitesOrder=\"true\" | ciphers=\"HIGH"
                        + "| the connector on port 8444 offers suites without authenticated encryption or forward"
                        + " secrecy: HIGH. Set only suites with ECDHE and GCM or ChaCha20.",
                "SSLCipherSuite=\"ECDHE-RSA-AES256-SHA\" SSLHonorCipherOrder=\"true\" | SSLCipherSuite"
                        + "| the connector on port 8444 offers suites without authenticated encryption or forward"
                        + " secrecy: ECDHE-RSA-AES256-SHA. Set only suites with ECDHE and GCM or ChaCha20.",
                "ciphers=\"\" SSLHonorCipherOrder=\"true\" | ciphers=\"\""
                        + "| ciphers is empty: the connector on port 8444 isn't opened."
                        + " Set only suites with ECDHE and GCM or ChaCha20.",
                "ciphers=\"TLS_AES_256_GCM_SHA384\" useServerCipherSuitesOrder=\"false\" | useServerCipherSuitesOrder"
                        + "| the client chooses the cipher suite of the connector on port 8444."
                        + " Set useServerCipherSuitesOrder to true."
            })
    void walksEveryConnectorOfTheTemplate(String attributes, String line, String text) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            OtherConnectors.add(server, "<Connector port=\"8444\" SSLEnabled=\"true\"\n" + attributes + "/>");

            assertThat(server.findings(new TlsCiphers()))
                    .containsExactly("error " + server.line(OtherConnectors.TEMPLATE, line) + ": " + text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ciphers=\"ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305\" SSLHonorCipherOrder=\"true\"",
                "SSLCipherSuite=\"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256\" useServerCipherSuitesOrder=\"TRUE\""
            })
    void takesStrongSuitesByAnyOfTheirNames(String attributes) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            OtherConnectors.add(server, "<Connector port=\"8444\" SSLEnabled=\"true\" " + attributes + "/>");

            assertThat(server.findings(new TlsCiphers())).isEmpty();
        }
    }
}
