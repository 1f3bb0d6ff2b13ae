package io.github.ishardening.secret;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** A key of the Secure Vault, and how it encrypts. */
sealed interface VaultCipher permits RsaVaultCipher, GcmVaultCipher {

    /** The algorithm. */
    VaultAlgorithm algorithm();

    /** Identifies this key and reveals nothing about it. */
    String fingerprint();

    /** What only those know who can decrypt; the caller's to wipe. */
    byte[] secretKey();

    /**
     * Encrypts the bytes of a secret, as the server's configuration holds them.
     *
     * @param alias the secret's name, for messages
     * @throws io.github.ishardening.problem.ProblemException if they are more than the key can encrypt
     * @throws GeneralSecurityException if the JDK's provider fails
     */
    String encrypt(String alias, byte[] plain, SecureRandom random) throws GeneralSecurityException;

    /**
     * Decrypts what is encrypted like this.
     *
     * @throws GeneralSecurityException if it is of another key
     * @throws IllegalArgumentException if it is no ciphertext
     */
    byte[] decrypt(String ciphertext) throws GeneralSecurityException;
}
