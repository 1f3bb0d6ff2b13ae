package io.github.ishardening.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** Tells who signed a certificate. */
public final class Signatures {

    private Signatures() {}

    /** Whether a certificate is signed with its own key, and so the end of every chain. */
    public static boolean isSelfSigned(X509Certificate certificate) {
        return isSignedBy(certificate, certificate);
    }

    /** Whether a certificate names itself as its issuer, whoever signed it (RFC 5280, section 3.2). */
    static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    /** Whether the issuer's name and key are those that the certificate was issued with. */
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
