package io.github.ishardening.keystore;

import io.github.ishardening.certificate.PemText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1StreamParser;

/** The type of a file according to its first bytes, regardless of its name. */
public enum ContentKind {
    /** A zip, jar or war. */
    ARCHIVE,
    /** A file compressed with gzip, such as a rotated log or a tar. */
    COMPRESSED,
    /** A JKS or PKCS12 store. */
    STORE,
    /** A JCEKS store: like JKS, but may contain secret keys, which are serialized Java objects. */
    JCEKS,
    /** A certificate, or several in PKCS7, as DER. */
    CERTIFICATE,
    /** An unencrypted private key in PKCS#8, PKCS#1 or SEC 1, as DER. */
    PRIVATE_KEY,
    /** A Java class. */
    CLASS,
    /** Certificates or keys in PEM. */
    PEM;

    /** The number of bytes that suffice to determine the type. */
    public static final int HEADER = 16;

    /** The first bytes of a JKS store. */
    static final int JKS_MAGIC = 0xFEEDFEED;

    /** The first byte of a DER structure: SEQUENCE (X.690, section 8.9). */
    static final int SEQUENCE = 0x30;

    private static final int JCEKS_MAGIC = 0xCECECECE;
    private static final int CLASS_MAGIC = 0xCAFEBABE;
    /** PK, 3, 4. */
    private static final int ZIP_MAGIC = 0x504B0304;

    /** RFC 1952, 2.3.1; there is only one compression method. */
    private static final byte[] GZIP = {0x1F, (byte) 0x8B, 8};

    private static final byte[] DASHES = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
    /** RFC 7292: the version of a PFX is always 3. */
    private static final byte[] PFX_VERSION = {2, 1, 3};

    /** RFC 5652: {@code id-signedData}, as an object identifier. */
    private static final byte[] SIGNED_DATA = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 2};
    /**
     * Version and next tag: RFC 5208 and RFC 5958 (algorithm), RFC 8017 (modulus), RFC 5915 (an octet string).
     */
    private static final List<byte[]> KEYS = List.of(
            new byte[] {2, 1, 0, 0x30}, new byte[] {2, 1, 1, 0x30}, new byte[] {2, 1, 0, 2}, new byte[] {2, 1, 1, 4});

    private static final int LONG_LENGTH = 0x80;

    /** The kind; empty if it is none of these. */
    public static Optional<ContentKind> of(byte[] header) {
        if (startsWith(header, 0, GZIP)) {
            return Optional.of(COMPRESSED);
        }
        if (startsWith(header, 0, DASHES)) {
            return Optional.of(PEM);
        }
        return switch (magic(header)) {
            case ZIP_MAGIC -> Optional.of(ARCHIVE);
            case JKS_MAGIC -> Optional.of(STORE);
            case JCEKS_MAGIC -> Optional.of(JCEKS);
            case CLASS_MAGIC -> Optional.of(CLASS);
            default -> header.length == HEADER && header[0] == SEQUENCE ? der(header) : Optional.empty();
        };
    }

    /**
     * The format of a file that should be a store. Anything that begins like DER is treated as PKCS12, so that opening
     * it fails with the reason.
     */
    public static Optional<StoreType> storeType(byte[] content) {
        if (magic(content) == JKS_MAGIC) {
            return Optional.of(StoreType.JKS);
        }
        return content.length >= Integer.BYTES && content[0] == SEQUENCE
                ? Optional.of(StoreType.PKCS12)
                : Optional.empty();
    }

    /**
     * The type of a file of certificates: {@link #PEM} with any text before it, {@link #JCEKS}, {@link #STORE} or
     * {@link #CERTIFICATE}, or {@link #PRIVATE_KEY} by mistake; empty if it is none of them or truncated at the very
     * beginning.
     */
    static Optional<ContentKind> ofCertificates(byte[] content) {
        if (PemText.isIn(content)) {
            return Optional.of(PEM);
        }
        if (magic(content) == JCEKS_MAGIC) {
            return Optional.of(JCEKS);
        }
        return storeType(content).flatMap(type -> type == StoreType.JKS ? Optional.of(STORE) : asn1(content));
    }

    /** A PKCS12 store begins with version 3, a private key with 0 or 1; a certificate or PKCS7 message with neither. */
    private static Optional<ContentKind> asn1(byte[] content) {
        try {
            ASN1Encodable whole = new ASN1StreamParser(content).readObject();
            if (!(whole instanceof ASN1SequenceParser sequence)) {
                return Optional.empty();
            }
            if (!(sequence.readObject() instanceof ASN1Integer version)) {
                return Optional.of(CERTIFICATE);
            }
            return Optional.of(version.hasValue(0) || version.hasValue(1) ? PRIVATE_KEY : STORE);
        } catch (IOException | RuntimeException e) {
            // The library doesn't validate everything that it reads.
            return Optional.empty();
        }
    }

    private static int magic(byte[] content) {
        return content.length < Integer.BYTES ? 0 : ByteBuffer.wrap(content).getInt();
    }

    private static Optional<ContentKind> der(byte[] header) {
        int first = Byte.toUnsignedInt(header[1]);
        int content = 2 + (first > LONG_LENGTH ? first - LONG_LENGTH : 0);
        if (startsWith(header, content, PFX_VERSION)) {
            return Optional.of(STORE);
        }
        if (KEYS.stream().anyMatch(key -> startsWith(header, content, key))) {
            return Optional.of(PRIVATE_KEY);
        }
        if (startsWith(header, content, SIGNED_DATA)) {
            return Optional.of(CERTIFICATE);
        }
        return content < HEADER && header[content] == SEQUENCE ? Optional.of(CERTIFICATE) : Optional.empty();
    }

    private static boolean startsWith(byte[] header, int from, byte[] magic) {
        int to = from + magic.length;
        return to <= header.length && Arrays.equals(header, from, to, magic, 0, magic.length);
    }
}
