package io.github.ishardening.certificate;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts certificates in order: from a leaf to its root, as far as they reach. */
public final class CertificateChain {

    private CertificateChain() {}

    /**
     * The chain from a certificate upwards. Where an authority has several certificates over one key, the one that lasts
     * longest is taken.
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

    private static Optional<X509Certificate> issuer(
            X509Certificate certificate, Collection<X509Certificate> candidates) {
        return Signatures.isSelfSigned(certificate)
                ? Optional.empty()
                : candidates.stream()
                        .filter(candidate -> Signatures.isSignedBy(certificate, candidate))
                        .max(Comparator.comparing(X509Certificate::getNotAfter));
    }
}
