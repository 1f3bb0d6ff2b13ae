package io.github.ishardening.distribution;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes UTF-8 (RFC 3629) strictly: Java's {@code String} silently replaces what is malformed. */
public final class Utf8 {

    private Utf8() {}

    /** The text, with a byte order mark if there is one; empty if the bytes aren't UTF-8. */
    public static Optional<String> decode(byte[] content) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
