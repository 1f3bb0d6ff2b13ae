package io.github.ishardening.secret;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The decryption results of one run: each ciphertext is decrypted only once per key, since private-key operations are
 * slow. Contains secrets, so must not outlive the run. Safe for use by several threads.
 */
public final class Decryptions {

    private final Map<Ciphertext, Optional<Secret>> secrets = new ConcurrentHashMap<>();

    private record Ciphertext(VaultAlgorithm algorithm, String key, String text) {}

    /** The secret in a ciphertext: the first result of {@code decrypt}. */
    Optional<Secret> of(VaultCipher cipher, String text, Function<String, Optional<Secret>> decrypt) {
        return secrets.computeIfAbsent(ciphertext(cipher, text), absent -> decrypt.apply(text));
    }

    /** Adds a secret that is known without decrypting. */
    void put(VaultCipher cipher, String text, Secret secret) {
        secrets.put(ciphertext(cipher, text), Optional.of(secret));
    }

    private static Ciphertext ciphertext(VaultCipher cipher, String text) {
        return new Ciphertext(cipher.algorithm(), cipher.fingerprint(), text);
    }
}
