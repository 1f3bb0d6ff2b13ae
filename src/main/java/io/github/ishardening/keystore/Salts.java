package io.github.ishardening.keystore;

import io.github.ishardening.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Where the salts and initialisation vectors of a store come from, one after the other. */
@FunctionalInterface
interface Salts {

    /** The next one. */
    byte[] next(int length);

    /** Random ones; the only kind for a store with private keys. */
    static Salts random(SecureRandom random) {
        return length -> {
            byte[] salt = new byte[length];
            random.nextBytes(salt);
            return salt;
        };
    }

    /**
     * The same ones for the same password and public content. The seed is as slow to compute as the store is to open:
     * otherwise salts over known content would tell right guesses of the password from wrong ones, and fast.
     *
     * @param contentDigest the SHA-256 of what the store holds
     * @param iterations as many as the store's own
     */
    static Salts derived(Secret password, byte[] contentDigest, int iterations) {
        char[] characters = password.characters();
        var spec = new PBEKeySpec(characters, contentDigest, iterations, 256);
        Arrays.fill(characters, '\0');
        try {
            byte[] seed = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            var count = new AtomicInteger();
            return length -> Arrays.copyOf(
                    mac.doFinal(("salt " + count.getAndIncrement()).getBytes(StandardCharsets.US_ASCII)), length);
        } catch (GeneralSecurityException e) {
            throw new ProviderException("The JDK can't derive salts", e);
        } finally {
            spec.clearPassword();
        }
    }
}
