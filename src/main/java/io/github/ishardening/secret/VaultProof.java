package io.github.ishardening.secret;

import io.github.ishardening.file.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Proves that a ciphertext contains a secret: a keyed digest of both and of the algorithm, since a key can serve two.
 * Decrypting seven ciphertexts with RSA takes half a second on a newly started JVM; this takes almost no time. A proof
 * can be neither created nor used to test guesses without the key, which decrypts anyway.
 */
final class VaultProof {

    private VaultProof() {}

    /** The proof in hexadecimal. */
    static String of(VaultCipher cipher, String ciphertext, Secret secret) {
        byte[] key = cipher.secretKey();
        byte[] text = (cipher.algorithm().name() + " " + ciphertext).getBytes(StandardCharsets.US_ASCII);
        byte[] plain = secret.bytes();
        // Ciphertexts contain no zero bytes.
        byte[] both = ByteBuffer.allocate(text.length + 1 + plain.length)
                .put(text)
                .put((byte) 0)
                .put(plain)
                .array();
        try {
            return Digests.hmacSha256(key, both);
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(both, (byte) 0);
        }
    }
}
