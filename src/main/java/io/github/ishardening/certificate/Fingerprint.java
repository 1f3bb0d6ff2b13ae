package io.github.ishardening.certificate;

import io.github.ishardening.file.Digests;
import java.security.ProviderException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** Identifies a certificate, even among several for the same key; tokens refer to their signer by it. */
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
