package io.github.ishardening.evidence.cbom;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Symmetric ciphers. */
final class CipherAlgorithms {

    private static final Set<String> MODES = Set.of("cbc", "ecb", "ccm", "gcm", "cfb", "ofb", "ctr");
    private static final Set<String> AUTHENTICATED = Set.of("gcm", "ccm", "ccm-8", "poly1305");
    private static final Set<String> STREAMS = Set.of("RC4", "CHACHA20");
    /** Ciphers whose key search is as hard as that of AES, by which NIST defines categories 1, 3 and 5. */
    private static final Set<String> LIKE_AES = Set.of("AES", "CAMELLIA", "ARIA", "CHACHA20");

    private static final Set<String> BROKEN = Set.of("DES", "DES40", "RC4", "RC2");

    private CipherAlgorithms() {}

    /**
     * A cipher.
     *
     * @param family the cipher family, such as {@code AES}
     * @param bits the length of the key; empty if unknown
     * @param mode the block mode in lower case, or what authenticates the stream; empty if there is neither
     */
    static Algorithm of(String family, OptionalInt bits, String mode) {
        var name = new StringBuilder(family);
        bits.ifPresent(length -> name.append('-').append(length));
        if (!mode.isEmpty()) {
            name.append('-').append(mode.toUpperCase(Locale.ROOT));
        }
        var cipher = Algorithm.of(name.toString(), primitive(family, mode), "encrypt", "decrypt");
        if (bits.isPresent()) {
            cipher = cipher.with("parameterSetIdentifier", String.valueOf(bits.getAsInt()));
        }
        String block = mode.replaceFirst("-8$", "");
        if (MODES.contains(block)) {
            cipher = cipher.with("mode", block);
        }
        return strength(cipher, family, bits);
    }

    private static String primitive(String family, String mode) {
        if (AUTHENTICATED.contains(mode)) {
            return "ae";
        }
        return STREAMS.contains(family) ? "stream-cipher" : "block-cipher";
    }

    private static Algorithm strength(Algorithm cipher, String family, OptionalInt bits) {
        if (family.equals("3DES")) {
            return cipher.withStrength(112, 0);
        }
        if (BROKEN.contains(family)) {
            return cipher.withStrength(0, 0);
        }
        if (!LIKE_AES.contains(family)) {
            return cipher;
        }
        return switch (bits.orElse(0)) {
            case 128 -> cipher.withStrength(128, 1);
            case 192 -> cipher.withStrength(192, 3);
            case 256 -> cipher.withStrength(256, 5);
            default -> cipher;
        };
    }
}
