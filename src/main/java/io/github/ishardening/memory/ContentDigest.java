package io.github.ishardening.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.file.Digests;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The SHA-256 over parts in their order. The length of each goes in too, so that no two sequences of parts give the same
 * bytes. Used up by asking for the result.
 */
public final class ContentDigest {

    private final MessageDigest digest = Digests.sha256();

    /** Adds a part. */
    public ContentDigest add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
        return this;
    }

    /** Adds a text. */
    public ContentDigest add(String part) {
        return add(part.getBytes(UTF_8));
    }

    /** The digest, in lower-case hexadecimal. A part of few possible values can be guessed from it. */
    public String plain() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The HMAC-SHA-256 of the digest, in lower-case hexadecimal: gives nothing of the parts away, and nobody without the key
     * comes to it.
     */
    public String keyed(byte[] key) {
        return Digests.hmacSha256(key, digest.digest());
    }
}
