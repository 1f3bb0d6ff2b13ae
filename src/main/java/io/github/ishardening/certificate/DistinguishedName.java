package io.github.ishardening.certificate;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Parses and creates the names of certificate subjects. */
public final class DistinguishedName {

    /** The maximum length of a common name (RFC 5280, appendix A.1, ub-common-name). */
    static final int LONGEST_COMMON_NAME = 64;

    private static final int COUNTRY_LENGTH = 2;

    private DistinguishedName() {}

    /**
     * Parses a name in the form of RFC 4514: {@code CN=is.example.com,O=Example,C=CH}.
     *
     * @param where the parameter for the text, for the message
     * @throws ProblemException if the text is blank or malformed, an attribute is empty, a country doesn't have two
     *     letters, or a common name has more than 64 characters
     */
    public static X500Principal parse(String where, String text) {
        if (text.isBlank()) {
            throw new ProblemException(where, "must not be blank.", "Write it like CN=is.example.com,O=Example.");
        }
        X500Principal name;
        try {
            name = new X500Principal(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    where, "is not a distinguished name: " + text + ".", "Write it like CN=is.example.com,O=Example.");
        }
        for (RDN rdn : X500Name.getInstance(name.getEncoded()).getRDNs()) {
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                check(where, attribute.getType(), IETFUtils.valueToString(attribute.getValue()));
            }
        }
        return name;
    }

    /** The subject of a certificate in the form used in messages (RFC 2253). */
    public static String of(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    /** A name that consists only of a common name, with any characters. */
    static X500Principal ofCommonName(String commonName) {
        try {
            return new X500Principal(new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.CN, commonName)
                    .build()
                    .getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The default subject of a role: the hostname for tls, hostname and role for the others. An authority's subject
     * also includes the first digits of its key's hash, so that no two have the same name: path builders rely on names.
     */
    public static X500Principal ofRole(Role role, String hostname, PublicKey key) {
        String suffix =
                switch (role) {
                    case TLS -> "";
                    case CA -> " CA " + Spki.brief(key);
                    case PRIMARY, INTERNAL -> " " + role;
                };
        int room = LONGEST_COMMON_NAME - suffix.length();
        String name = hostname.length() <= room ? hostname : hostname.split("\\.", 2)[0];
        return ofCommonName(name.substring(0, Math.min(name.length(), room)) + suffix);
    }

    private static void check(String where, ASN1ObjectIdentifier type, String value) {
        if (value.isEmpty()) {
            throw new ProblemException(where, "has an attribute without a value.");
        }
        if (type.equals(BCStyle.C) && value.length() != COUNTRY_LENGTH) {
            throw new ProblemException(where, "the country must have two letters (C=CH), but is C=" + value + ".");
        }
        if (type.equals(BCStyle.CN) && value.length() > LONGEST_COMMON_NAME) {
            throw new ProblemException(
                    where,
                    "a common name has at most 64 characters, but this one has " + value.length() + ".",
                    "Shorten it: clients use the subject alternative names.");
        }
    }
}
