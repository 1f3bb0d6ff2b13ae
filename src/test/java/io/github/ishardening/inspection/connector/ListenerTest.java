package io.github.ishardening.inspection.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.transport.TlsCiphers;
import io.github.ishardening.control.transport.TlsProtocols;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ListenerTest {

    private static final String TOML = ServerFiles.DEPLOYMENT_TOML;
    private static final String GATEWAY = "transport.passthru_https.listener.parameters.";
    private static final String RECEIVER = "transport.binary.receiver.";
    private static final String PREFER = " Name suites with ECDHE and GCM or ChaCha20 only.";

    @Test
    void isFoundAsShippedAndNotOnceItIsHardened() throws IOException {
        try (var server = AuditedServer.of(ProductLookAlike.APIM_4_5.open())) {
            assertThat(server.findings(new TlsProtocols()))
                    .contains(
                            "error repository/conf/axis2/axis2.xml: the gateway on port 8243 takes TLSv1, TLSv1.1, unless the"
                                    + " JDK itself refuses them. Set " + GATEWAY + "HttpsProtocols to +TLSv1.3.",
                            "error repository/conf/data-bridge/data-bridge-config.xml: the receiver on port 9711 takes TLSv1,"
                                    + " TLSv1.1, unless the JDK itself refuses them. Set " + RECEIVER
                                    + "sslEnabledProtocols to +TLSv1.3.");
            assertThat(server.findings(new TlsCiphers()))
                    .contains(
                            "error repository/conf/axis2/axis2.xml: no cipher suites are chosen of the gateway on port 8243,"
                                    + " so Java also offers some without authenticated encryption. Set " + GATEWAY
                                    + "PreferredCiphers.");

            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(new TlsProtocols())).isEmpty();
            assertThat(server.findings(new TlsCiphers())).isEmpty();
            breakGateway(server);
            breakReceiver(server);
        }
    }

    private static void breakGateway(AuditedServer server) throws IOException {
        String toml = server.read(TOML);
        server.replace(TOML, "HttpsProtocols = \"TLSv1.3\"", "HttpsProtocols = \"TLSv1.2, TLSv1\"")
                .replace(TOML, "PreferredCiphers = \"", "PreferredCiphers = \"TLS_RSA_WITH_AES_128_CBC_SHA,");
        assertThat(server.findings(new TlsProtocols()))
                .containsExactly(
                        "error " + server.line("HttpsProtocols") + ": the gateway on port 8243 takes TLSv1, unless the"
                                + " JDK itself refuses them. Set " + GATEWAY + "HttpsProtocols to +TLSv1.3.");
        assertThat(server.findings(new TlsCiphers()))
                .containsExactly("error " + server.line("PreferredCiphers")
                        + ": the gateway on port 8243 offers suites that lack authenticated encryption or forward secrecy:"
                        + " TLS_RSA_WITH_AES_128_CBC_SHA." + PREFER);

        server.put(TOML, toml).replace(TOML, "HttpsProtocols = \"TLSv1.3\"", "HttpsProtocols = \"TLSv13\"");
        assertThat(server.findings(new TlsProtocols()))
                .containsExactly("error " + server.line("HttpsProtocols") + ": " + GATEWAY
                        + "HttpsProtocols is 'TLSv13', in which Java knows no protocol: the gateway on port 8243 isn't opened."
                        + " Set " + GATEWAY + "HttpsProtocols to +TLSv1.3.");
        server.put(TOML, toml);
    }

    private static void breakReceiver(AuditedServer server) throws IOException {
        server.replace(TOML, "sslEnabledProtocols = [\"TLSv1.3\"]", "sslEnabledProtocols = [\"TLSv1.1\", \"TLSv1.3\"]");
        assertThat(server.findings(new TlsProtocols()))
                .containsExactly(
                        "error " + server.line("sslEnabledProtocols") + ": the receiver on port 9711 takes TLSv1.1,"
                                + " unless the JDK itself refuses them. Set " + RECEIVER
                                + "sslEnabledProtocols to +TLSv1.3.");
    }
}
