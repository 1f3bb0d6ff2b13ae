package io.github.ishardening.keystore;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the first bytes of a file say that it is, whatever it is called. */
public enum ContentKind {
    /** A zip, jar or war. */
    ARCHIVE,
    /** One file, compressed by gzip: a rotated log, or a tar. */
    COMPRESSED,
    /** A JKS or PKCS12 store. */
    STORE,
    /** A JCEKS store: as JKS, but for secret keys, which are serialized Java objects. */
    JCEKS,
    /** A certificate, or several in PKCS7; DER. */
    CERTIFICATE,
    /** A private key as PKCS#8, PKCS#1 or SEC 1 have it, unencrypted; DER. */
    PRIVATE_KEY,
    /** A Java class. */
    CLASS,
    /** Certificates or keys in PEM. */
    PEM;

    /** How many bytes are enough to tell. */
    public static final int HEADER = 16;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    /** RFC 1952, 2.3.1; there is one method. */
    private static final byte[] GZIP = {0x1F, (byte) 0x8B, 8};

    private static final byte[] JKS = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED};
    private static final byte[] JCEKS_MAGIC = {(byte) 0xCE, (byte) 0xCE, (byte) 0xCE, (byte) 0xCE};
    private static final byte[] DASHES = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
    /** RFC 7292: the version of a PFX is always 3. */
    private static final byte[] PFX_VERSION = {2, 1, 3};

    private static final byte[] CLASS_MAGIC = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE};
    /** RFC 5652: {@code id-signedData}, as an object identifier. */
    private static final byte[] SIGNED_DATA = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 2};
    /**
     * Version and next tag: RFC 5208 and RFC 5958 (algorithm), RFC 8017 (modulus), RFC 5915 (an octet string).
     */
    private static final List<byte[]> KEYS = List.of(
            new byte[] {2, 1, 0, 0x30}, new byte[] {2, 1, 1, 0x30}, new byte[] {2, 1, 0, 2}, new byte[] {2, 1, 1, 4});

    private static final int SEQUENCE = 0x30;
    private static final int LONG_LENGTH = 0x80;

    /** The kind; empty if it is none of these. */
    public static Optional<ContentKind> of(byte[] header) {
        if (startsWith(header, 0, ZIP)) {
            return Optional.of(ARCHIVE);
        }
        if (startsWith(header, 0, GZIP)) {
            return Optional.of(COMPRESSED);
        }
        if (startsWith(header, 0, JKS)) {
            return Optional.of(STORE);
        }
        if (startsWith(header, 0, JCEKS_MAGIC)) {
            return Optional.of(JCEKS);
        }
        if (startsWith(header, 0, DASHES)) {
            return Optional.of(PEM);
        }
        if (startsWith(header, 0, CLASS_MAGIC)) {
            return Optional.of(CLASS);
        }
        return header.length == HEADER && header[0] == SEQUENCE ? der(header) : Optional.empty();
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
