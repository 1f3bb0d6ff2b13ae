package io.github.ishardening.evidence.cbom;

import java.util.Map;

/** Hash functions and algorithms based on them. */
final class HashAlgorithms {

    private static final Map<String, String> NAMES = Map.of(
            "SHA", "SHA-1",
            "SHA1", "SHA-1",
            "SHA224", "SHA-224",
            "SHA256", "SHA-256",
            "SHA384", "SHA-384",
            "SHA512", "SHA-512",
            "SHA512/224", "SHA-512/224",
            "SHA512/256", "SHA-512/256");

    private HashAlgorithms() {}

    /** A hash function, by any of its names. */
    static Algorithm hash(String text) {
        String name = NAMES.getOrDefault(text, text);
        var hash = Algorithm.of(name, "hash", "digest");
        // Collision search: NIST SP 800-57 part 1, table 3, and the categories 2 and 4, which are defined by it.
        return switch (name) {
            case "SHA-256", "SHA-512/256", "SHA3-256" -> hash.withStrength(128, 2);
            case "SHA-384", "SHA3-384" -> hash.withStrength(192, 4);
            case "SHA-512", "SHA3-512" -> hash.withStrength(256, 5);
            case "SHA-224", "SHA-512/224" -> hash.withStrength(112, 0);
            case "SHA-1", "MD5", "MD2" -> hash.withCategory(0);
            default -> hash;
        };
    }

    /** A message authentication code with a hash function (RFC 2104). */
    static Algorithm hmac(String text) {
        var hash = hash(text);
        return Algorithm.of("HMAC-" + hash.name(), "mac", "tag").madeOf(hash);
    }

    /** A key derived from a password (RFC 8018, section 5.2). */
    static Algorithm pbkdf2(String text) {
        var hmac = hmac(text);
        return Algorithm.of("PBKDF2-" + hmac.name(), "kdf", "keyderive").madeOf(hmac);
    }
}
