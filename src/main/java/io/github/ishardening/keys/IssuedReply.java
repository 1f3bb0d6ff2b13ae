package io.github.ishardening.keys;

import io.github.ishardening.certificate.Signatures;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An external authority's reply to a request.
 *
 * @param name the file's name, relative to the keys directory
 * @param where the file's path, for messages
 * @param certificates the certificates it contains, in any order
 */
record IssuedReply(String name, String where, List<X509Certificate> certificates) {

    /** The certificate for this key; if there are several, the one that expires last. */
    Optional<X509Certificate> certificateOf(PublicKey key) {
        return certificates.stream()
                .filter(certificate -> certificate.getPublicKey().equals(key))
                .max(Comparator.comparing(X509Certificate::getNotAfter));
    }

    /** The certificate that was requested: the one that signed none of the others. */
    X509Certificate subject() {
        return certificates.stream()
                .filter(certificate -> certificates.stream()
                        .noneMatch(other -> !other.equals(certificate) && Signatures.isSignedBy(other, certificate)))
                .findFirst()
                .orElse(certificates.get(0));
    }
}
