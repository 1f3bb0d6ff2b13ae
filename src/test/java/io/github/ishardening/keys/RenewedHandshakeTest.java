package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.fixture.Asked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewedHandshakeTest {

    @TempDir
    Path folder;

    @Test
    void isAcceptedByAClientThatTrustsTheAuthorityOfTheFirstBuild() throws Exception {
        var builds = new Builds(folder);
        // Sockets go by the real time.
        builds.now = Instant.now();
        KeysPlan plan =
                Asked.with(Builds.SMALL, Builds.SMALL.keystores().get(Role.TLS).with(Builds.names("dns:localhost")));
        X509Certificate authority = builds.run(plan).get(Role.CA).entry().certificate();

        RoleKey renewed = builds.run(Asked.with(
                        plan, plan.keystores().get(Role.TLS).with(Builds.names("dns:localhost", "dns:is.example.com"))))
                .get(Role.TLS);

        assertThat(renewed.status()).isEqualTo(KeyStatus.RENEWED);
        assertThat(presentedTo(clientThatTrusts(authority), serverWith(renewed)))
                .isEqualTo(renewed.entry().certificate());
    }

    private static X509Certificate presentedTo(SSLContext client, SSLContext server) throws Exception {
        var loopback = InetAddress.getLoopbackAddress();
        try (var listening = (SSLServerSocket) server.getServerSocketFactory().createServerSocket(0, 1, loopback)) {
            var served = CompletableFuture.runAsync(() -> serveOnce(listening));
            try (var socket = (SSLSocket) client.getSocketFactory().createSocket(loopback, listening.getLocalPort())) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                assertThat(socket.getInputStream().read()).isEqualTo('!');
                served.join();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        }
    }

    private static void serveOnce(SSLServerSocket listening) {
        try (var socket = listening.accept()) {
            socket.getOutputStream().write('!');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext serverWith(RoleKey key) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(key.store()), key.password().characters());
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, key.password().characters());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext clientThatTrusts(X509Certificate authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", authority);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
