package io.github.ishardening.secret;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The only type for passwords and other secret texts. Its {@link #toString()} is constant, so that it can't leak
 * through a log or an exception, and {@link #close()} blanks it.
 */
public final class Secret implements AutoCloseable {

    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /** A secret of these characters, which are copied. */
    public static Secret of(char[] characters) {
        return new Secret(characters.clone());
    }

    /** A secret of this text. Use it for texts that are strings anyway: environment variables, properties files. */
    public static Secret of(CharSequence text) {
        char[] characters = new char[text.length()];
        CharBuffer.wrap(characters).append(text);
        return new Secret(characters);
    }

    /** A copy of the characters, for an API that needs an array; the caller blanks it. */
    public char[] characters() {
        return characters.clone();
    }

    /** The UTF-8 bytes; the caller blanks them. */
    public byte[] bytes() {
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    /** The secret in plain text, for the few places that need it: its own file, a configuration value. */
    public String reveal() {
        return new String(characters);
    }

    /** The number of characters. */
    public int length() {
        return characters.length;
    }

    /** Blanks the characters. */
    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    /** Whether both contain the same characters, compared in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    /** Constant, because a hash would reveal something about the secret. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    /** Constant: never the secret. */
    @Override
    public String toString() {
        return "(secret)";
    }
}
