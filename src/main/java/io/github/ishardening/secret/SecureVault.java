package io.github.ishardening.secret;

import io.github.ishardening.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Encrypts secrets for WSO2's Secure Vault: with the RSA key of the internal keystore, or with a separate secret key. A
 * ciphertext from an earlier build is reused if it still decrypts to the same secret. So builds are reproducible, and
 * nothing has to be stored that would help to guess a weak password.
 */
public record SecureVault(VaultCipher cipher, VaultFile earlier, Decryptions decryptions, SecureRandom random) {

    /**
     * A vault with an RSA key.
     *
     * @param certificate the certificate of the internal keystore
     * @param privateKey its private key
     * @param algorithm an algorithm for RSA keys
     * @param earlier the ciphertexts of earlier builds; new ones are added, and the caller saves the file
     * @param decryptions the results of this run
     * @throws ProblemException if the certificate's key isn't RSA
     */
    public static SecureVault ofRsa(
            X509Certificate certificate,
            PrivateKey privateKey,
            VaultAlgorithm algorithm,
            VaultFile earlier,
            Decryptions decryptions,
            SecureRandom random) {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey rsa)) {
            throw new ProblemException(
                    "the internal keystore",
                    "must contain an RSA key, because Secure Vault supports no other, but its algorithm is "
                            + certificate.getPublicKey().getAlgorithm() + ".",
                    "Set an RSA algorithm in <keystores><internal><algorithm>.");
        }
        return new SecureVault(new RsaVaultCipher(rsa, privateKey, algorithm), earlier, decryptions, random);
    }

    /**
     * A vault with a secret key, which can encrypt secrets of any length.
     *
     * @param key an AES key
     * @param earlier the ciphertexts of earlier builds; new ones are added, and the caller saves the file
     * @param decryptions the results of this run
     */
    public static SecureVault ofAes(SecretKey key, VaultFile earlier, Decryptions decryptions, SecureRandom random) {
        return new SecureVault(new GcmVaultCipher(key), earlier, decryptions, random);
    }

    /** The algorithm of this vault. */
    public VaultAlgorithm algorithm() {
        return cipher.algorithm();
    }

    /**
     * Encrypts a secret, in Base64 on one line, or reuses an earlier ciphertext.
     *
     * @param alias its name in the vault
     * @throws ProblemException if it is longer than the key can encrypt
     * @throws ProviderException if the JDK's provider fails
     */
    public String encrypt(String alias, Secret secret) {
        String fingerprint = cipher.fingerprint();
        var kept = earlier.ciphertext(alias, algorithm(), fingerprint);
        if (kept.isPresent() && holds(kept.get(), secret)) {
            return kept.get().ciphertext();
        }
        String ciphertext = encryptAfresh(alias, secret);
        String proof = VaultProof.of(cipher, ciphertext, secret);
        earlier.keepCiphertext(alias, algorithm(), fingerprint, new VaultFile.Kept(ciphertext, proof));
        return ciphertext;
    }

    private boolean holds(VaultFile.Kept kept, Secret secret) {
        if (kept.proof().equals(VaultProof.of(cipher, kept.ciphertext(), secret))) {
            decryptions.put(cipher, kept.ciphertext(), secret);
            return true;
        }
        return decrypt(kept.ciphertext()).filter(secret::equals).isPresent();
    }

    /** Decrypts a ciphertext of this key and algorithm; empty if it has another, or is damaged. */
    public Optional<Secret> decrypt(String ciphertext) {
        return decryptions.of(cipher, ciphertext, this::decryptAfresh);
    }

    private Optional<Secret> decryptAfresh(String ciphertext) {
        byte[] plain = {};
        try {
            plain = cipher.decrypt(ciphertext);
            return Optional.of(Secret.of(StandardCharsets.UTF_8.decode(ByteBuffer.wrap(plain))));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Also verifies that the result can be decrypted, as its proof requires. */
    private String encryptAfresh(String alias, Secret secret) {
        byte[] plain = secret.bytes();
        try {
            String ciphertext = cipher.encrypt(alias, plain, random);
            if (decrypt(ciphertext).filter(secret::equals).isEmpty()) {
                throw new ProviderException(
                        "can't decrypt its own output with " + algorithm().cipher());
            }
            return ciphertext;
        } catch (GeneralSecurityException e) {
            throw new ProviderException("can't encrypt with " + algorithm().cipher(), e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }
}
