package io.github.ishardening.secret;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What one run has decrypted, each ciphertext once with a key, since that takes the work of a private key a time. Holds
 * secrets: it goes with the run. Safe for use by several threads.
 */
public final class Decryptions {

    private final Map<Ciphertext, Optional<Secret>> secrets = new ConcurrentHashMap<>();

    private record Ciphertext(VaultAlgorithm algorithm, String key, String text) {}

    /** The secret in a ciphertext; what {@code decrypt} says the first time. */
    Optional<Secret> of(VaultCipher cipher, String text, Function<String, Optional<Secret>> decrypt) {
        return secrets.computeIfAbsent(ciphertext(cipher, text), absent -> decrypt.apply(text));
    }

    /** Takes in what is known without decrypting. */
    void put(VaultCipher cipher, String text, Secret secret) {
        secrets.put(ciphertext(cipher, text), Optional.of(secret));
    }

    private static Ciphertext ciphertext(VaultCipher cipher, String text) {
        return new Ciphertext(cipher.algorithm(), cipher.fingerprint(), text);
    }
}
