package io.github.ishardening.keystore;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A certificate found in a file.
 *
 * @param alias its alias; empty if the format has none
 * @param certificate the certificate
 */
public record FoundCertificate(Optional<String> alias, X509Certificate certificate) {

    /** A certificate without an alias. */
    static FoundCertificate unnamed(X509Certificate certificate) {
        return new FoundCertificate(Optional.empty(), certificate);
    }
}
