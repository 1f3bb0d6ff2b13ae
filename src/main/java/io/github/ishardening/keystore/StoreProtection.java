package io.github.ishardening.keystore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The algorithms that protect a store, with the JDK's names: {@code PBEWithHmacSHA256AndAES_256},
 * {@code HmacPBESHA256}. Determined without a password. Keys inside encrypted parts aren't visible; programs that write
 * stores encrypt them like the rest.
 *
 * @param encryption the encryption of its keys and certificates, sorted; empty if nothing is encrypted
 * @param integrity the algorithm that detects modifications; empty if there is none
 */
public record StoreProtection(List<String> encryption, Optional<String> integrity) {

    /** The key protection of Sun's own format: a stream of SHA-1 over the password. */
    public static final String JKS_KEYS = "JKS key protection";

    /** The integrity check of Sun's own format: SHA-1 over password and content. */
    public static final String JKS_DIGEST = "JKS digest";

    private static final int OBJECT_IDENTIFIER = 0x06;
    /** The length of the longest known identifier, in bytes. */
    private static final int LONGEST = 10;

    private static final String PBES2 = "2a864886f70d01050d";
    /** RFC 9579. */
    private static final String PBMAC1 = "2a864886f70d01050e";

    /** RFC 7292, appendix C. */
    private static final Map<String, String> OF_PKCS12 = Map.of(
            "2a864886f70d010c0101", "PBEWithSHA1AndRC4_128",
            "2a864886f70d010c0102", "PBEWithSHA1AndRC4_40",
            "2a864886f70d010c0103", "PBEWithSHA1AndDESede",
            "2a864886f70d010c0104", "PBEWithSHA1AndDESede",
            "2a864886f70d010c0105", "PBEWithSHA1AndRC2_128",
            "2a864886f70d010c0106", "PBEWithSHA1AndRC2_40");

    private static final String HMAC_SHA1 = "2a864886f70d0207";

    /** The functions with which PBKDF2 derives keys (RFC 8018, appendix B.1); SHA-1 by default. */
    private static final Map<String, String> HMACS = Map.of(
            HMAC_SHA1,
            "SHA1",
            "2a864886f70d0208",
            "SHA224",
            "2a864886f70d0209",
            "SHA256",
            "2a864886f70d020a",
            "SHA384",
            "2a864886f70d020b",
            "SHA512",
            "2a864886f70d020c",
            "SHA512/224",
            "2a864886f70d020d",
            "SHA512/256");

    /** The ciphers of PBES2 (RFC 8018, appendix B.2; NIST's for AES in CBC). */
    private static final Map<String, String> CIPHERS = Map.of(
            "608648016503040102", "AES_128",
            "608648016503040116", "AES_192",
            "60864801650304012a", "AES_256",
            "2a864886f70d0307", "DESede",
            "2a864886f70d0302", "RC2");

    /** The algorithms of the MAC. */
    private static final Map<String, String> DIGESTS = Map.of(
            "2b0e03021a",
            "HmacPBESHA1",
            "608648016503040204",
            "HmacPBESHA224",
            "608648016503040201",
            "HmacPBESHA256",
            "608648016503040202",
            "HmacPBESHA384",
            "608648016503040203",
            "HmacPBESHA512",
            "608648016503040205",
            "HmacPBESHA512/224",
            "608648016503040206",
            "HmacPBESHA512/256",
            PBMAC1,
            "PBMAC1");

    public StoreProtection {
        encryption = List.copyOf(encryption);
    }

    /** The protection of a store in Sun's own format. */
    static StoreProtection ofJks(boolean hasKeys) {
        return new StoreProtection(hasKeys ? List.of(JKS_KEYS) : List.of(), Optional.of(JKS_DIGEST));
    }

    /** The protection of a PKCS12 store. */
    static StoreProtection ofPkcs12(byte[] store) {
        var outline = new Pkcs12Outline(store);
        Optional<String> integrity = outline.hasMac()
                ? identifiers(store, outline.mac()).stream()
                        .flatMap(id -> Optional.ofNullable(DIGESTS.get(id)).stream())
                        .findFirst()
                : Optional.empty();
        return new StoreProtection(List.copyOf(encryption(identifiers(store, 0))), integrity);
    }

    private static SortedSet<String> encryption(Collection<String> identifiers) {
        var found = new TreeSet<String>();
        boolean isInPbes2 = false;
        String hmac = HMACS.get(HMAC_SHA1);
        for (String id : identifiers) {
            if (id.equals(PBES2)) {
                isInPbes2 = true;
                hmac = HMACS.get(HMAC_SHA1);
            } else if (HMACS.containsKey(id)) {
                hmac = HMACS.get(id);
            } else if (isInPbes2 && CIPHERS.containsKey(id)) {
                found.add("PBEWithHmac%sAnd%s".formatted(hmac, CIPHERS.get(id)));
                isInPbes2 = false;
            } else if (OF_PKCS12.containsKey(id)) {
                found.add(OF_PKCS12.get(id));
            }
        }
        return found;
    }

    /** The values of all object identifiers from an offset on, in order. */
    private static List<String> identifiers(byte[] store, int from) {
        var found = new ArrayList<String>();
        BerWalk.of(store, from, new BerWalk.Visitor() {
            @Override
            public void visit(BerElements elements, int tag, int previous, int content, int end) {
                if (tag == OBJECT_IDENTIFIER && end - content <= LONGEST) {
                    found.add(HexFormat.of().formatHex(Arrays.copyOfRange(elements.bytes(), content, end)));
                }
            }

            @Override
            public void tooDeep() {
                // The JDK wouldn't have opened such a store.
            }
        });
        return found;
    }
}
