package io.github.ishardening.secret;

import io.github.ishardening.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;

/**
 * Encrypts secrets as WSO2's Secure Vault decrypts them: with the RSA key of the internal key store. A ciphertext from an
 * earlier build is used again if the private key says that it still holds the same secret; so two builds give the same
 * bytes, and nothing has to be stored that would help to guess a weak password.
 */
public final class SecureVault {

    private final RSAPublicKey publicKey;
    private final PrivateKey privateKey;
    private final VaultAlgorithm algorithm;
    private final VaultFile earlier;
    private final SecureRandom random;
    private final String fingerprint;

    /**
     * A vault that opens with one key.
     *
     * @param certificate the certificate of the internal key store
     * @param privateKey the key that goes with it
     * @param earlier what earlier builds encrypted; new ciphertexts are put in, saving is up to the caller
     * @throws ProblemException if the certificate's key isn't RSA
     */
    public SecureVault(
            X509Certificate certificate,
            PrivateKey privateKey,
            VaultAlgorithm algorithm,
            VaultFile earlier,
            SecureRandom random) {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey rsa)) {
            throw new ProblemException(
                    "the internal key store",
                    "must hold an RSA key, Secure Vault knows no other; was "
                            + certificate.getPublicKey().getAlgorithm() + ".",
                    "Name an RSA algorithm in <keystores><internal><algorithm>.");
        }
        this.publicKey = rsa;
        this.privateKey = privateKey;
        this.algorithm = algorithm;
        this.earlier = earlier;
        this.random = random;
        this.fingerprint = fingerprint(rsa);
    }

    /** The algorithm of this vault. */
    public VaultAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * Encrypts a secret, in Base64 on one line, or finds that this was done before.
     *
     * @param alias its name in the vault
     * @throws ProblemException if it is longer than the key can encrypt
     * @throws ProviderException if the JDK's provider fails
     */
    public String encrypt(String alias, Secret secret) {
        return earlier.ciphertext(alias, algorithm, fingerprint)
                .filter(ciphertext -> decrypt(ciphertext).filter(secret::equals).isPresent())
                .orElseGet(() -> {
                    String ciphertext = encryptAfresh(alias, secret);
                    earlier.keepCiphertext(alias, algorithm, fingerprint, ciphertext);
                    return ciphertext;
                });
    }

    /** Decrypts what a vault of this key and algorithm holds; empty if it is of another, or damaged. */
    public Optional<Secret> decrypt(String ciphertext) {
        byte[] plain = {};
        try {
            plain = run(Cipher.DECRYPT_MODE, privateKey, Base64.getDecoder().decode(ciphertext));
            return Optional.of(Secret.of(StandardCharsets.UTF_8.decode(ByteBuffer.wrap(plain))));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private String encryptAfresh(String alias, Secret secret) {
        byte[] plain = secret.bytes();
        try {
            int bits = publicKey.getModulus().bitLength();
            int capacity = algorithm.capacity((bits + 7) / 8);
            if (plain.length > capacity) {
                throw new ProblemException(
                        "[secrets] " + alias,
                        "the secret is " + plain.length + " bytes long, the vault's RSA-" + bits + " key encrypts "
                                + capacity + " at most (" + algorithm.transformation() + ").",
                        "Choose a shorter one.");
            }
            return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, publicKey, plain));
        } catch (GeneralSecurityException e) {
            throw new ProviderException("can't encrypt with " + algorithm.cipher(), e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private byte[] run(int mode, Key key, byte[] input) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(algorithm.cipher());
        cipher.init(mode, key, random);
        return cipher.doFinal(input);
    }

    private static String fingerprint(RSAPublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new ProviderException("every JDK has SHA-256", e);
        }
    }
}
