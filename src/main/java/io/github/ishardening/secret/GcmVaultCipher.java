package io.github.ishardening.secret;

import io.github.ishardening.file.Digests;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts with a secret key in the format of WSO2's cipher tools since 1.1.26: AES-GCM, and a JSON object with
 * ciphertext and initialisation vector in Base64.
 */
record GcmVaultCipher(SecretKey key) implements VaultCipher {

    /** The length that the cipher tool uses. */
    private static final int IV_BYTES = 128;

    private static final int TAG_BITS = 128;
    private static final Pattern JSON =
            Pattern.compile("\\{\"cipherText\":\"([A-Za-z0-9+/=]+)\",\"iv\":\"([A-Za-z0-9+/=]+)\"\\}");
    private static final byte[] LABEL = "is-hardening vault key".getBytes(StandardCharsets.US_ASCII);

    @Override
    public VaultAlgorithm algorithm() {
        return VaultAlgorithm.AES_GCM;
    }

    @Override
    public String fingerprint() {
        return "hmac-sha256:" + Digests.hmacSha256(key.getEncoded(), LABEL);
    }

    @Override
    public byte[] secretKey() {
        return key.getEncoded();
    }

    @Override
    public String encrypt(String alias, byte[] plain, SecureRandom random) throws GeneralSecurityException {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, iv);
        var encoder = Base64.getEncoder();
        String json = "{\"cipherText\":\"%s\",\"iv\":\"%s\"}"
                .formatted(encoder.encodeToString(cipher.doFinal(plain)), encoder.encodeToString(iv));
        return encoder.encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public byte[] decrypt(String ciphertext) throws GeneralSecurityException {
        var decoder = Base64.getDecoder();
        var json = JSON.matcher(new String(decoder.decode(ciphertext), StandardCharsets.ISO_8859_1));
        if (!json.matches()) {
            throw new IllegalArgumentException("no ciphertext of AES-GCM");
        }
        return cipher(Cipher.DECRYPT_MODE, decoder.decode(json.group(2))).doFinal(decoder.decode(json.group(1)));
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(algorithm().cipher());
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        return cipher;
    }

    /** Constant, because this contains a secret key. */
    @Override
    public String toString() {
        return "(key)";
    }
}
