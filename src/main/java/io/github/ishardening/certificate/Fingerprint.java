package io.github.ishardening.certificate;

import io.github.ishardening.file.Digests;
import java.security.ProviderException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** What tells certificates apart, those over the same key too; tokens name the one whose key signed them by it. */
public final class Fingerprint {

    private Fingerprint() {}

    /** The SHA-256 of the whole certificate, as 64 lower-case hexadecimal digits. */
    public static String sha256(X509Certificate certificate) {
        try {
            return Digests.sha256(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new ProviderException("a certificate that was read can't be written", e);
        }
    }
}
