package io.github.ishardening.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * The permitted usages of a certificate: key usage, extended key usage and basic constraints (RFC 5280, sections
 * 4.2.1.3, 4.2.1.12 and 4.2.1.9).
 *
 * @param names the usages by the RFC's names ({@code digitalSignature}, {@code serverAuth}); extended usages without a
 *     name here by object identifier; for an authority, {@code ca} and {@code pathLen:0} are included
 */
public record Usages(Set<String> names) {

    private static final List<String> KEY_USAGES = List.of(
            "digitalSignature",
            "nonRepudiation",
            "keyEncipherment",
            "dataEncipherment",
            "keyAgreement",
            "keyCertSign",
            "cRLSign",
            "encipherOnly",
            "decipherOnly");
    private static final String SERVER_AUTH = "serverAuth";
    private static final String CLIENT_AUTH = "clientAuth";

    /** Sorts the names. */
    public Usages {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /**
     * The usages of a role's certificate. An elliptic-curve key has no {@code keyEncipherment}, because it can't
     * encrypt (RFC 8813).
     */
    public static Usages of(Role role, KeyAlgorithm algorithm) {
        return new Usages(
                switch (role) {
                    case CA -> Set.of("keyCertSign", "cRLSign", "ca", "pathLen:0");
                    case INTERNAL -> Set.of("keyEncipherment", "dataEncipherment");
                    case PRIMARY, TLS ->
                        algorithm.isRsa()
                                ? Set.of("digitalSignature", "keyEncipherment", SERVER_AUTH, CLIENT_AUTH)
                                : Set.of("digitalSignature", SERVER_AUTH, CLIENT_AUTH);
                });
    }

    /** The usages that a certificate allows; empty if it has none of these extensions. */
    public static Usages of(X509Certificate certificate) {
        Set<String> names = new TreeSet<>();
        boolean[] bits = certificate.getKeyUsage();
        for (int bit = 0; bits != null && bit < Math.min(bits.length, KEY_USAGES.size()); bit++) {
            if (bits[bit]) {
                names.add(KEY_USAGES.get(bit));
            }
        }
        for (String purpose : purposes(certificate)) {
            names.add(
                    purpose.equals(KeyPurposeId.id_kp_serverAuth.getId())
                            ? SERVER_AUTH
                            : purpose.equals(KeyPurposeId.id_kp_clientAuth.getId()) ? CLIENT_AUTH : purpose);
        }
        int pathLength = certificate.getBasicConstraints();
        if (pathLength >= 0) {
            names.add("ca");
            if (pathLength < Integer.MAX_VALUE) {
                names.add("pathLen:" + pathLength);
            }
        }
        return new Usages(names);
    }

    /**
     * The usages that a role's certificate must allow but doesn't. A certificate without these extensions allows
     * everything. Only usages that others check count: nobody but the server sees the internal certificate.
     */
    public static Set<String> missing(Role role, X509Certificate certificate) {
        Set<String> missing = new TreeSet<>();
        boolean isSeen = role == Role.TLS || role == Role.PRIMARY;
        if (isSeen && certificate.getKeyUsage() != null && !certificate.getKeyUsage()[0]) {
            missing.add(KEY_USAGES.get(0));
        }
        List<String> purposes = purposes(certificate);
        if (role == Role.TLS
                && !purposes.isEmpty()
                && !purposes.contains(KeyPurposeId.id_kp_serverAuth.getId())
                && !purposes.contains(KeyPurposeId.anyExtendedKeyUsage.getId())) {
            missing.add(SERVER_AUTH);
        }
        return missing;
    }

    /** Whether a certificate is allowed to sign others. */
    public static boolean maySign(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_USAGES.indexOf("keyCertSign")]);
    }

    /** Whether these are the usages of an authority. */
    public boolean isAuthority() {
        return names.contains("ca");
    }

    KeyUsage keyUsage() {
        int usage = 0;
        for (int bit = 0; bit < KEY_USAGES.size() - 1; bit++) {
            if (names.contains(KEY_USAGES.get(bit))) {
                usage |= 0x80 >> bit;
            }
        }
        return new KeyUsage(usage);
    }

    ExtendedKeyUsage extendedKeyUsage() {
        List<KeyPurposeId> purposes = new ArrayList<>();
        if (names.contains(SERVER_AUTH)) {
            purposes.add(KeyPurposeId.id_kp_serverAuth);
        }
        if (names.contains(CLIENT_AUTH)) {
            purposes.add(KeyPurposeId.id_kp_clientAuth);
        }
        return new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new));
    }

    boolean hasExtendedKeyUsage() {
        return names.contains(SERVER_AUTH) || names.contains(CLIENT_AUTH);
    }

    private static List<String> purposes(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null ? List.of() : purposes;
        } catch (CertificateParsingException e) {
            return List.of("unreadable extended key usage");
        }
    }

    /** The names, sorted and separated by commas. */
    @Override
    public String toString() {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
