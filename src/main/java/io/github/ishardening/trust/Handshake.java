package io.github.ishardening.trust;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A TLS handshake in memory between two parties. */
record Handshake(SSLEngine server, SSLEngine client) {

    /** More rounds than any handshake needs. */
    private static final int ROUNDS = 100;

    /** Between a server that requests no certificate and a client without one. */
    static Handshake serverOnly(SingleKey serverKey, X509TrustManager clientTrusts, SecureRandom random) {
        return between(
                context(Optional.of(serverKey), clientTrusts, random).createSSLEngine(),
                context(Optional.empty(), clientTrusts, random).createSSLEngine());
    }

    /**
     * Between a server that accepts only clients with a trusted certificate, and a client.
     *
     * @param clientKey the client's key, if it has one
     */
    static Handshake mutual(
            SingleKey serverKey,
            X509TrustManager serverTrusts,
            Optional<SingleKey> clientKey,
            X509TrustManager clientTrusts,
            SecureRandom random) {
        var server = context(Optional.of(serverKey), serverTrusts, random).createSSLEngine();
        server.setNeedClientAuth(true);
        return between(server, context(clientKey, clientTrusts, random).createSSLEngine());
    }

    private static Handshake between(SSLEngine server, SSLEngine client) {
        server.setUseClientMode(false);
        client.setUseClientMode(true);
        return new Handshake(server, client);
    }

    private static SSLContext context(Optional<SingleKey> key, X509TrustManager trusts, SecureRandom random) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(key.stream().toArray(KeyManager[]::new), new TrustManager[] {trusts}, random);
            return context;
        } catch (GeneralSecurityException e) {
            throw new ProviderException("The JDK doesn't support TLS", e);
        }
    }

    /** Performs the handshake; returns why it failed, or empty if it succeeded. */
    Optional<String> failure() {
        int size = server.getSession().getPacketBufferSize();
        var toServer = ByteBuffer.allocate(2 * size);
        var toClient = ByteBuffer.allocate(2 * size);
        try {
            client.beginHandshake();
            server.beginHandshake();
            for (int round = 0; round < ROUNDS && !(isDone(client) && isDone(server)); round++) {
                step(client, toClient, toServer);
                step(server, toServer, toClient);
            }
        } catch (SSLException e) {
            return Optional.of(innermost(e));
        }
        return isDone(client) && isDone(server) ? Optional.empty() : Optional.of("the handshake didn't finish");
    }

    /** One party reads the other's messages, and responds. */
    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        in.flip();
        int left;
        do {
            left = in.remaining();
            engine.unwrap(in, ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()));
            runTasks(engine);
        } while (in.hasRemaining() && in.remaining() < left);
        in.compact();
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            engine.wrap(ByteBuffer.allocate(0), out);
            runTasks(engine);
        }
    }

    private static void runTasks(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
