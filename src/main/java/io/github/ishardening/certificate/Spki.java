package io.github.ishardening.certificate;

import io.github.ishardening.file.Digests;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The subject public key info (RFC 5280, section 4.1.2.7): unchanged when a certificate is renewed with the same key,
 * so {@code keys.lock} and the list of publicly known keys use it.
 */
public final class Spki {

    /** The number of digits of the hash that distinguish keys of a role in names. */
    public static final int SHORT = 8;

    private Spki() {}

    /** The SHA-256 of the certificate's subject public key info, as 64 lower-case hexadecimal digits. */
    public static String sha256(X509Certificate certificate) {
        return sha256(certificate.getPublicKey());
    }

    /** The SHA-256 of the key's subject public key info, as 64 lower-case hexadecimal digits. */
    public static String sha256(PublicKey key) {
        return Digests.sha256(key.getEncoded());
    }

    /** The first digits of that hash, which distinguish keys of a role in names. */
    public static String brief(PublicKey key) {
        return sha256(key).substring(0, SHORT);
    }

    /** The object identifier of an elliptic curve key's named curve. */
    static String curve(PublicKey key) {
        return SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getAlgorithm()
                .getParameters()
                .toString();
    }
}
