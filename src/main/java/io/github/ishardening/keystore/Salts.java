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

/** Supplies the salts and initialisation vectors of a store, one after the other. */
@FunctionalInterface
interface Salts {

    /** The next salt or initialisation vector. */
    byte[] next(int length);

    /** Random salts; the only kind suitable for a store with private keys. */
    static Salts random(SecureRandom random) {
        return length -> {
            byte[] salt = new byte[length];
            random.nextBytes(salt);
            return salt;
        };
    }

    /**
     * The same salts for the same password and public content. Computing their seed takes as long as opening the store:
     * otherwise, the salts of known content would be a fast way to test guesses of the password.
     *
     * @param contentDigest the SHA-256 of the store's content
     * @param iterations the store's number of iterations
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
