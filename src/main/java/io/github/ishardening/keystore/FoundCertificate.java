package io.github.ishardening.keystore;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A certificate as a file holds it.
 *
 * @param alias the name that it has there; empty where the format knows no names
 * @param certificate the certificate
 */
public record FoundCertificate(Optional<String> alias, X509Certificate certificate) {

    /** A certificate without a name. */
    static FoundCertificate unnamed(X509Certificate certificate) {
        return new FoundCertificate(Optional.empty(), certificate);
    }
}
