package io.github.ishardening.trust;

import io.github.ishardening.file.Digests;
import java.security.MessageDigest;
import java.security.ProviderException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Names and fingerprints of certificates. */
public final class CertificateNames {

    private static final int SHORT = 8;
    private static final int LONGEST = 40;

    private CertificateNames() {}

    /** The common name of a subject or issuer; the last one if there are several, empty if there is none. */
    public static Optional<String> commonName(X500Principal name) {
        RDN[] names = X500Name.getInstance(name.getEncoded()).getRDNs(BCStyle.CN);
        return Arrays.stream(names)
                .reduce((first, last) -> last)
                .map(last -> IETFUtils.valueToString(last.getFirst().getValue()));
    }

    /** The SHA-256 of the whole certificate, as 64 lower-case hexadecimal digits. */
    public static String fingerprint(X509Certificate certificate) {
        return digest(Digests.sha256(), certificate);
    }

    /** The SHA-1 of the whole certificate, as 40 lower-case hexadecimal digits, for servers that support no other. */
    public static String sha1(X509Certificate certificate) {
        return digest(Digests.sha1(), certificate);
    }

    private static String digest(MessageDigest digest, X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(digest.digest(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new ProviderException("The JDK can't compute a fingerprint", e);
        }
    }

    /** An alias derived only from the certificate, the same in every build: {@code cn-login.bank.example-1f3a5c7e}. */
    static String alias(X509Certificate certificate) {
        String readable = commonName(certificate.getSubjectX500Principal())
                .map(CertificateNames::readable)
                .orElse("");
        return "cn-" + readable + (readable.isEmpty() ? "" : "-")
                + fingerprint(certificate).substring(0, SHORT);
    }

    /** Keeps letters (without accents), digits and dots; replaces everything else with hyphens. */
    private static String readable(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-");
        return plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("^[-.]+|[-.]+$", "");
    }
}
