package io.github.ishardening.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** Checks who signed a certificate. */
public final class Signatures {

    private Signatures() {}

    /** Whether a certificate is signed with its own key, and so ends every chain. */
    public static boolean isSelfSigned(X509Certificate certificate) {
        return isSignedBy(certificate, certificate);
    }

    /** Whether a certificate's issuer and subject are the same, whoever signed it (RFC 5280, section 3.2). */
    static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    /** Whether a certificate was issued with the issuer's name and key. */
    public static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
