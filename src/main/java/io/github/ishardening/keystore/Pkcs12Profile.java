package io.github.ishardening.keystore;

import io.github.ishardening.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** The algorithms that protect a PKCS12 store. Both profiles use 10,000 iterations, like the JDK. */
public enum Pkcs12Profile {
    /** PBES2 with PBKDF2-HMAC-SHA256 and AES-256, MAC with HMAC-SHA-256: for JDK 8u301 and OpenSSL 1.1.0 or later. */
    MODERN("PBEWithHmacSHA256AndAES_256"),
    /** Triple DES and HMAC-SHA-1 (RFC 7292, appendix C): for JDK 8 before 8u301. */
    LEGACY("PBEWithSHA1AndDESede");

    private final String cipher;

    Pkcs12Profile(String cipher) {
        this.cipher = cipher;
    }

    /**
     * The profile with this name, {@code modern} or {@code legacy}.
     *
     * @param where the parameter that contains the name, for the message
     * @throws ProblemException if there is no such profile
     */
    public static Pkcs12Profile parse(String where, String name) {
        return Arrays.stream(values())
                .filter(profile -> profile.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        where,
                        "must be "
                                + Arrays.stream(values())
                                        .map(Pkcs12Profile::toString)
                                        .collect(Collectors.joining(" or "))
                                + ", but is " + name + "."));
    }

    /** The JCA name of the cipher. */
    String cipher() {
        return cipher;
    }

    /** The object identifier of the encryption. */
    ASN1ObjectIdentifier encryption() {
        return switch (this) {
            case MODERN -> PKCSObjectIdentifiers.id_PBES2;
            case LEGACY -> PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC;
        };
    }

    /** The object identifier of the MAC's digest. */
    public ASN1ObjectIdentifier digest() {
        return switch (this) {
            case MODERN -> NISTObjectIdentifiers.id_sha256;
            case LEGACY -> OIWObjectIdentifiers.idSHA1;
        };
    }

    /** The name, lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
