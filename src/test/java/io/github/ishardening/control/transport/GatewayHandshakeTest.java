package io.github.ishardening.control.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.request.Settings;
import io.github.ishardening.script.Heap;
import io.github.ishardening.server.ServerFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the files of a hardened gateway say is handed to Java as the gateway hands it over: cut at commas, and one by one.
 * Key and trust are the gateway's own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayHandshakeTest {

    private static final String CBC = "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256";

    private final KeyBuilds builds = AuditedServer.builds();
    private Distribution gateway;
    private SSLContext context;

    @BeforeAll
    void harden() throws IOException, GeneralSecurityException {
        builds.settings = new Settings(
                "Server",
                "+TLSv1.2,+TLSv1.3",
                List.of(
                        "TLS_AES_256_GCM_SHA384",
                        "TLS_CHACHA20_POLY1305_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
                Heap.of("heap", "512m", "1g"));
        gateway = ApiManager.open(ApiManager.GATEWAY);
        ServerBuilds.harden(builds, gateway);
        context = SSLContext.getInstance("TLS");
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(
                store("tls.p12", "tls.password"),
                builds.secrets().getProperty("tls.password").toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("client-truststore.p12", "truststore.password"));
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @AfterAll
    void close() throws IOException {
        gateway.close();
    }

    private KeyStore store(String name, String password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(
                new ByteArrayInputStream(gateway.read(ServerFiles.SECURITY + name)),
                builds.secrets().getProperty(password).toCharArray());
        return store;
    }

    @ParameterizedTest
    @CsvSource({
        ApiManager.AXIS2 + ", //transportReceiver/parameter, HttpsProtocols, PreferredCiphers",
        ApiManager.PROFILES + ", //profile, HttpsProtocols, PreferredCiphers",
        ApiManager.BRIDGE + ", //dataReceiver/config, sslEnabledProtocols, ciphers",
        ApiManager.BROKER + ", //amqp/sslConnection, sslEnabledProtocols, ciphers",
        ApiManager.WSS + ", //parameters/parameter, wss.ssl.protocols, wss.ssl.cipher.suites"
    })
    void takesOldAndNewClientsAndNoneOfWeakSuites(String path, String elements, String protocols, String suites)
            throws IOException {
        try (var server = listen(read(path, elements, protocols), read(path, elements, suites))) {
            assertThat(server.getEnabledProtocols()).containsExactly("TLSv1.2", "TLSv1.3");

            assertThat(handshake(server, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"))
                    .isEqualTo("TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
            assertThat(handshake(server, "TLSv1.3", "TLS_AES_256_GCM_SHA384"))
                    .isEqualTo("TLSv1.3 TLS_AES_256_GCM_SHA384");
            assertThatThrownBy(() -> handshake(server, "TLSv1.2", CBC)).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void wouldTakeClientsOfWeakSuitesIfNothingWereSaid() throws IOException {
        try (var server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(handshake(server, "TLSv1.2", CBC)).isEqualTo("TLSv1.2 " + CBC);
        }
    }

    /** The rule names them before. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv13", "", " TLSv1.3"})
    void takesNoProtocolThatJavaDoesNotKnow(String protocol) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> listen("TLSv1.2," + protocol + ",TLSv1.3", "TLS_AES_256_GCM_SHA384"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECDHE-RSA-AES256-GCM-SHA384", "TLS_AES_128_CCM_SHA256", "TLS_AES_256_GCM_SHA385"})
    void takesNoSuiteThatJavaDoesNotKnow(String suite) {
        assertThatIllegalArgumentException().isThrownBy(() -> listen("TLSv1.3", "TLS_AES_256_GCM_SHA384," + suite));
    }

    private String read(String path, String elements, String name) throws IOException {
        var rendered = builds.renderer.render(gateway, gateway.read(ServerFiles.DEPLOYMENT_TOML));
        return XmlFile.parse(rendered.file(path)).orElseThrow().elements(elements).stream()
                .map(element -> element.getAttribute("name").equals(name)
                        ? element.getTextContent()
                        : XmlFile.childText(element, name))
                .filter(text -> !text.isEmpty())
                .reduce("", (earlier, later) -> later);
    }

    private SSLServerSocket listen(String protocols, String suites) throws IOException {
        var server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        try {
            server.setEnabledProtocols(protocols.split(","));
            server.setEnabledCipherSuites(suites.split(","));
            return server;
        } catch (IllegalArgumentException e) {
            server.close();
            throw e;
        }
    }

    private String handshake(SSLServerSocket server, String protocol, String suite) throws IOException {
        var accepted = CompletableFuture.runAsync(() -> {
            try (var socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
                socket.getOutputStream().write(1);
            } catch (IOException e) {
                // The client says it.
            }
        });
        try (var client = (SSLSocket)
                context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
            client.setSoTimeout(10_000);
            client.setEnabledProtocols(new String[] {protocol});
            client.setEnabledCipherSuites(new String[] {suite});
            client.startHandshake();
            assertThat(client.getInputStream().read()).isEqualTo(1);
            return client.getSession().getProtocol() + " " + client.getSession().getCipherSuite();
        } finally {
            accepted.join();
        }
    }
}
