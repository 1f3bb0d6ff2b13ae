package io.github.ishardening.certificate;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sorts certificates from a leaf toward its root, as far as the chain goes, and validates the resulting path. */
public final class CertificateChain {

    private CertificateChain() {}

    /**
     * The chain from a certificate upwards. If an authority has several certificates for the same key, the one that
     * expires last is used.
     *
     * @param candidates the certificates to choose from, in any order
     */
    public static List<X509Certificate> from(X509Certificate leaf, Collection<X509Certificate> candidates) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        for (Optional<X509Certificate> next = issuer(leaf, candidates);
                next.isPresent() && !chain.contains(next.get());
                next = issuer(next.get(), candidates)) {
            chain.add(next.get());
        }
        return chain;
    }

    /**
     * Validates a path, from a leaf to just below one of the anchors, with the JDK (RFC 5280, section 6), without
     * checking revocation.
     *
     * @throws CertPathValidatorException if it isn't valid at that time
     */
    public static void validate(List<X509Certificate> path, Collection<X509Certificate> anchors, Instant now)
            throws CertPathValidatorException {
        try {
            var parameters = new PKIXParameters(anchors.stream()
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        } catch (CertPathValidatorException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new ProviderException("The JDK can't validate certification paths", e);
        }
    }

    private static Optional<X509Certificate> issuer(
            X509Certificate certificate, Collection<X509Certificate> candidates) {
        return Signatures.isSelfSigned(certificate)
                ? Optional.empty()
                : candidates.stream()
                        .filter(candidate -> Signatures.isSignedBy(certificate, candidate))
                        .max(Comparator.comparing(X509Certificate::getNotAfter));
    }
}
