package io.github.ishardening.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.file.Digests;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The SHA-256 of a sequence of parts. Includes the length of each, so that different sequences never have the same
 * input. Can't be used again after its result is returned.
 */
public final class ContentDigest {

    private final MessageDigest digest = Digests.sha256();

    /** Adds a part. */
    public ContentDigest add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
        return this;
    }

    public ContentDigest add(String part) {
        return add(part.getBytes(UTF_8));
    }

    /** The digest, in lower-case hexadecimal. A part with few possible values can be guessed from it. */
    public String plain() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The HMAC-SHA-256 of the digest, in lower-case hexadecimal: reveals nothing about the parts, and can't be computed
     * without the key.
     */
    public String keyed(byte[] key) {
        return Digests.hmacSha256(key, digest.digest());
    }
}
