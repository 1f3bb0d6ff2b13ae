package io.github.ishardening.evidence.cbom;

import java.util.Locale;
import java.util.Map;

/** The key exchanges of TLS. */
final class KeyExchanges {

    /** Diffie-Hellman with an unnamed elliptic curve. */
    static final String ECDHE = "ECDHE";

    /**
     * Categories of FIPS 203, by the suffix of a group's name; the classical part of a hybrid group doesn't raise them.
     */
    private static final Map<String, Integer> ML_KEM = Map.of("mlkem512", 1, "mlkem768", 3, "mlkem1024", 5);

    /**
     * Strengths in bits of groups that quantum computers break (NIST SP 800-57 part 1, table 2; RFC 7748; RFC 7919).
     */
    private static final Map<String, Integer> CLASSICAL = Map.of(
            "x25519", 128,
            "x448", 224,
            "secp256r1", 128,
            "secp384r1", 192,
            "secp521r1", 256,
            "ffdhe2048", 112,
            "ffdhe3072", 128,
            "ffdhe4096", 152);

    private KeyExchanges() {}

    /** A key agreement that quantum computers break. */
    static Algorithm agreement(String name) {
        return Algorithm.of(name, "key-agree", "keygen", "keyderive").withCategory(0);
    }

    /** A TLS group by its name, such as {@code X25519MLKEM768} or {@code x25519} (IANA, TLS Supported Groups). */
    static Algorithm group(String text) {
        String group = text.toLowerCase(Locale.ROOT);
        for (var kem : ML_KEM.entrySet()) {
            if (group.endsWith(kem.getKey())) {
                boolean isHybrid = group.length() > kem.getKey().length();
                return Algorithm.of(text, isHybrid ? "combiner" : "kem", "encapsulate", "decapsulate")
                        .withCategory(kem.getValue());
            }
        }
        return CLASSICAL.containsKey(group)
                ? agreement(text).withStrength(CLASSICAL.get(group), 0)
                : Algorithm.of(text, "unknown", "unknown");
    }
}
