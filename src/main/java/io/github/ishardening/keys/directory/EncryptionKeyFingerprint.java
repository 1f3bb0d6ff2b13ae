package io.github.ishardening.keys.directory;

import io.github.ishardening.file.Digests;
import io.github.ishardening.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Identifies the server's {@code [encryption] key} without revealing it.
 *
 * @param bits the length of the key
 * @param hmac HMAC-SHA-256 of a fixed text with the key, as 64 hexadecimal digits
 */
public record EncryptionKeyFingerprint(int bits, String hmac) {

    private static final byte[] LABEL = "is-hardening encryption-key".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]*");
    // 192 and 256 bits; 32 hexadecimal digits aren't decoded but are the key's 32 bytes (WSO2, "Symmetric encryption").
    private static final Set<Integer> HEX_LENGTHS = Set.of(48, 64);

    public static EncryptionKeyFingerprint of(Secret key) {
        byte[] bytes = bytes(key);
        try {
            return new EncryptionKeyFingerprint(bytes.length * Byte.SIZE, Digests.hmacSha256(bytes, LABEL));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] bytes(Secret key) {
        return HEX_LENGTHS.contains(key.length()) && HEX.matcher(key.reveal()).matches()
                ? HexFormat.of().parseHex(key.reveal())
                : key.bytes();
    }
}
