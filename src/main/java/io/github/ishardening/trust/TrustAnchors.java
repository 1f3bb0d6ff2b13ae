package io.github.ishardening.trust;

import io.github.ishardening.keystore.OpenedKeystore;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

/** The certificates that a reopened truststore trusts at a given time. */
final class TrustAnchors {

    private final PKIXBuilderParameters parameters;
    private final Set<X509Certificate> certificates;
    private final Map<X500Principal, List<X509Certificate>> bySubject;

    /** The trusted certificates of a store, at least one. */
    TrustAnchors(OpenedKeystore store, Instant now) {
        this(store.trusted().values(), now);
    }

    /** These certificates, at least one. */
    TrustAnchors(Collection<X509Certificate> certificates, Instant now) {
        this(parameters(certificates), now);
    }

    private TrustAnchors(PKIXBuilderParameters parameters, Instant now) {
        this.parameters = parameters;
        // A build doesn't access the network.
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        certificates = parameters.getTrustAnchors().stream()
                .map(TrustAnchor::getTrustedCert)
                .collect(Collectors.toSet());
        bySubject = certificates.stream().collect(Collectors.groupingBy(X509Certificate::getSubjectX500Principal));
    }

    private static PKIXBuilderParameters parameters(Collection<X509Certificate> certificates) {
        try {
            return new PKIXBuilderParameters(
                    certificates.stream()
                            .map(certificate -> new TrustAnchor(certificate, null))
                            .collect(Collectors.toSet()),
                    new X509CertSelector());
        } catch (InvalidAlgorithmParameterException e) {
            throw new ProviderException("No trusted certificate", e);
        }
    }

    boolean contains(X509Certificate certificate) {
        return certificates.contains(certificate);
    }

    /** The trusted certificates whose subject is this certificate's issuer, except for itself. */
    List<X509Certificate> issuers(X509Certificate certificate) {
        return bySubject.getOrDefault(certificate.getIssuerX500Principal(), List.of()).stream()
                .filter(issuer -> !issuer.equals(certificate))
                .toList();
    }

    /** A trust manager that makes the same decisions as the server's. */
    X509TrustManager trustManager() {
        try {
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new ProviderException("The JDK can't create a trust manager", e);
        }
    }
}
