package io.github.ishardening.secret;

import io.github.ishardening.file.Digests;
import io.github.ishardening.problem.ProblemException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import javax.crypto.Cipher;

/** Encrypts with the certificate of the internal keystore: a single RSA block in Base64. */
record RsaVaultCipher(RSAPublicKey publicKey, PrivateKey privateKey, VaultAlgorithm algorithm) implements VaultCipher {

    @Override
    public String fingerprint() {
        return "sha256:" + Digests.sha256(publicKey.getEncoded());
    }

    @Override
    public byte[] secretKey() {
        return privateKey.getEncoded();
    }

    @Override
    public String encrypt(String alias, byte[] plain, SecureRandom random) throws GeneralSecurityException {
        int bits = publicKey.getModulus().bitLength();
        int capacity = algorithm.capacity((bits + 7) / 8);
        if (plain.length > capacity) {
            throw new ProblemException(
                    "[secrets] " + alias,
                    "the secret is " + plain.length + " bytes long, but the vault's RSA-" + bits
                            + " key can encrypt at most " + capacity + " (" + algorithm.transformation() + ").",
                    "Choose a shorter one or, for Identity Server 7.1 and later, set <secrets><vaultKey> to aes.");
        }
        Cipher cipher = Cipher.getInstance(algorithm.cipher());
        cipher.init(Cipher.ENCRYPT_MODE, publicKey, random);
        return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
    }

    @Override
    public byte[] decrypt(String ciphertext) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(algorithm.cipher());
        cipher.init(Cipher.DECRYPT_MODE, privateKey);
        return cipher.doFinal(Base64.getDecoder().decode(ciphertext));
    }

    /** Constant, because this contains a private key. */
    @Override
    public String toString() {
        return "(key)";
    }
}
