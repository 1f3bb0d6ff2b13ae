package io.github.ishardening.verification.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A complete handshake by Java's own client, which trusts any server and has no certificate.
 *
 * @param chain the chain that the server presents, its own certificate first
 * @param asksForCertificate whether the server requests a client certificate
 * @param fault Java's message if the client isn't served; empty if it is
 */
public record TlsHandshake(List<X509Certificate> chain, boolean asksForCertificate, Optional<String> fault) {

    /** The time in which a server may reject a client after the handshake, as it does in TLS 1.3. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    /** The limit for a second handshake, as a multiple of the time of the first one. */
    private static final int TIMES = 10;

    /** Copies the list. */
    public TlsHandshake {
        chain = List.copyOf(chain);
    }

    /**
     * Performs a handshake in one version. A failed handshake is a result, too.
     *
     * @throws IOException if the server can't be reached, or doesn't respond in time
     */
    public static TlsHandshake of(TlsPort port, TlsVersion version) throws IOException {
        var client = new Client();
        Optional<String> fault;
        try (var socket = port.connect()) {
            fault = fault(socket, client.over(socket, port, version), client);
        }
        return new TlsHandshake(client.chain, client.isAsked, fault);
    }

    private static Optional<String> fault(BoundedSocket socket, SSLSocket tls, Client client) throws IOException {
        try {
            tls.startHandshake();
            if (!client.isAsked) {
                return Optional.empty();
            }
            socket.wait(AFTERWARDS);
            return tls.getInputStream().read() < 0 ? Optional.of("the connection is closed") : Optional.empty();
        } catch (SocketTimeoutException e) {
            if (tls.getSession().isValid()) {
                return Optional.empty();
            }
            throw e;
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whether the server lets a client perform a second handshake in a TLS 1.2 connection; empty if the first one
     * fails.
     *
     * @throws IOException if the server can't be reached
     */
    public static Optional<Boolean> renegotiates(TlsPort port) throws IOException {
        var isDone = new AtomicBoolean();
        try (var socket = port.connect()) {
            SSLSocket tls = new Client().over(socket, port, TlsVersion.TLS_1_2);
            long before = System.nanoTime();
            try {
                tls.startHandshake();
            } catch (IOException e) {
                return Optional.empty();
            }
            var took = Duration.ofNanos(System.nanoTime() - before);
            tls.addHandshakeCompletedListener(done -> {
                isDone.set(true);
                end(socket);
            });
            // Tomcat neither continues nor refuses, so silence is a result, too; a busy server gets more time.
            var enough = took.multipliedBy(TIMES);
            socket.wait(enough.compareTo(AFTERWARDS) < 0 ? AFTERWARDS : enough);
            try {
                // Only starts the handshake; reading continues it.
                tls.startHandshake();
                InputStream in = tls.getInputStream();
                while (in.read() >= 0) {
                    // the content doesn't matter
                }
            } catch (IOException e) {
                // refused, timed out, or closed because the handshake is complete
            }
        }
        return Optional.of(isDone.get());
    }

    private static void end(BoundedSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Java's client, which records the presented chain and the request for a certificate. */
    private static final class Client extends X509ExtendedKeyManager {

        private List<X509Certificate> chain = List.of();
        private boolean isAsked;

        /** Layers TLS over a connection that the caller closes: closing TLS would wait for a reply. */
        SSLSocket over(BoundedSocket socket, TlsPort port, TlsVersion version) throws IOException {
            try {
                var context = SSLContext.getInstance("TLS");
                context.init(new KeyManager[] {this}, new TrustManager[] {new Recorder()}, new SecureRandom());
                var tls = (SSLSocket)
                        context.getSocketFactory().createSocket(socket, port.serverName(), port.number(), false);
                tls.setEnabledProtocols(new String[] {version.javaName()});
                return tls;
            } catch (NoSuchAlgorithmException | KeyManagementException e) {
                throw new IllegalStateException("The JDK doesn't support TLS", e);
            }
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            isAsked = true;
            return null;
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[0];
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return null;
        }

        private final class Recorder extends Trust.Everyone {

            @Override
            public void checkServerTrusted(X509Certificate[] presented, String authType, Socket socket) {
                chain = List.of(presented);
            }
        }
    }
}
