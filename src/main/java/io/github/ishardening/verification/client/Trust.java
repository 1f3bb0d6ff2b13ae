package io.github.ishardening.verification.client;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Trust settings of TLS clients. */
public final class Trust {

    private Trust() {}

    /**
     * Trusts every server, under any name: for servers that this build has started on this machine. A rule checks
     * whether others would trust their certificates.
     */
    public static SSLContext everybody() {
        try {
            return context(new Everyone());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK doesn't support TLS", e);
        }
    }

    /** The certificate authorities that Java trusts by default: its own list, or that of the machine. */
    public static List<X509Certificate> ofJava() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK can't create a trust manager", e);
        }
    }

    /**
     * Trusts the certificate authorities that Java trusts, and these anchors, and verifies hostnames: for servers that
     * were started elsewhere.
     *
     * @param anchors certificates of authorities, or self-signed ones of servers
     */
    public static SSLContext of(Collection<X509Certificate> anchors) {
        try {
            var all = Stream.concat(ofJava().stream(), anchors.stream())
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet());
            var parameters = new PKIXBuilderParameters(all, null);
            // Java's default: most build networks can't reach certificate authorities.
            parameters.setRevocationEnabled(false);
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            return context(factory.getTrustManagers());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK can't create a trust manager", e);
        }
    }

    private static SSLContext context(TrustManager... trust) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust, new SecureRandom());
        return context;
    }

    /** Extended, because Java adds hostname verification to a plain trust manager. */
    static class Everyone extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
            // trusted
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            // trusted
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            // trusted
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            // trusted
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            // trusted
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            // trusted
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
