package io.github.ishardening.secret;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** A key of the Secure Vault with its algorithm. */
sealed interface VaultCipher permits RsaVaultCipher, GcmVaultCipher {

    /** The algorithm. */
    VaultAlgorithm algorithm();

    /** Identifies this key without revealing anything about it. */
    String fingerprint();

    /** The key material needed to decrypt; the caller wipes it. */
    byte[] secretKey();

    /**
     * Encrypts the bytes of a secret, in the form for the server's configuration.
     *
     * @param alias the secret's name, for messages
     * @throws io.github.ishardening.problem.ProblemException if the secret is longer than the key can encrypt
     * @throws GeneralSecurityException if the JDK's provider fails
     */
    String encrypt(String alias, byte[] plain, SecureRandom random) throws GeneralSecurityException;

    /**
     * Decrypts a result of {@link #encrypt}.
     *
     * @throws GeneralSecurityException if it was encrypted with another key
     * @throws IllegalArgumentException if it isn't a ciphertext
     */
    byte[] decrypt(String ciphertext) throws GeneralSecurityException;
}
