package io.github.ishardening.keystore;

import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Protects private keys as Sun's JKS format does: masked with a chain of SHA-1 over password and salt. The result is
 * random each time; keep it to get the same bytes again.
 */
public final class JksKeyProtector {

    private static final ASN1ObjectIdentifier ALGORITHM = new ASN1ObjectIdentifier("1.3.6.1.4.1.42.2.17.1.1");
    private static final int DIGEST_LENGTH = 20;

    private JksKeyProtector() {}

    /** Protects a key as a DER-encoded {@code EncryptedPrivateKeyInfo} (RFC 5958) for {@link JksWriter}. */
    public static byte[] protect(PrivateKey key, Secret password, SecureRandom random) {
        byte[] salt = Salts.random(random).next(DIGEST_LENGTH);
        byte[] plain = key.getEncoded();
        byte[] passwordBytes = JksWriter.passwordBytes(password);
        try {
            byte[] encrypted = Arrays.copyOf(salt, salt.length + plain.length + DIGEST_LENGTH);
            mask(plain, salt, passwordBytes, encrypted, salt.length);
            byte[] check = JksWriter.sha1(passwordBytes, plain);
            System.arraycopy(check, 0, encrypted, salt.length + plain.length, check.length);
            return new EncryptedPrivateKeyInfo(new AlgorithmIdentifier(ALGORITHM, DERNull.INSTANCE), encrypted)
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(passwordBytes, (byte) 0);
        }
    }

    /** Whether a result of {@link #protect} contains this key, protected with this password. */
    public static boolean protects(byte[] protectedKey, PrivateKey key, Secret password) {
        byte[] plain = key.getEncoded();
        byte[] passwordBytes = JksWriter.passwordBytes(password);
        try {
            byte[] encrypted = encryptedData(protectedKey).orElse(new byte[0]);
            if (encrypted.length != DIGEST_LENGTH + plain.length + DIGEST_LENGTH) {
                return false;
            }
            byte[] expected = encrypted.clone();
            mask(plain, Arrays.copyOf(encrypted, DIGEST_LENGTH), passwordBytes, expected, DIGEST_LENGTH);
            byte[] check = JksWriter.sha1(passwordBytes, plain);
            System.arraycopy(check, 0, expected, DIGEST_LENGTH + plain.length, check.length);
            return MessageDigest.isEqual(encrypted, expected);
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(passwordBytes, (byte) 0);
        }
    }

    private static Optional<byte[]> encryptedData(byte[] protectedKey) {
        try {
            EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(protectedKey);
            return info.getEncryptionAlgorithm().getAlgorithm().equals(ALGORITHM)
                    ? Optional.of(info.getEncryptedData())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void mask(byte[] plain, byte[] salt, byte[] password, byte[] target, int offset) {
        byte[] pad = salt;
        for (int i = 0; i < plain.length; i++) {
            if (i % DIGEST_LENGTH == 0) {
                pad = JksWriter.sha1(password, pad);
            }
            target[offset + i] = (byte) (plain[i] ^ pad[i % DIGEST_LENGTH]);
        }
    }
}
