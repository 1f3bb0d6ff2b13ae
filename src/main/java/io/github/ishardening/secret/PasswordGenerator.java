package io.github.ishardening.secret;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Makes passwords of 32 characters out of {@code [A-Za-z0-9_.-]}, the first a letter: 192 bits, and none of the
 * characters that XML, TOML, a shell or WSO2's templates take for more than themselves.
 */
public record PasswordGenerator(SecureRandom random) {

    private static final int LENGTH = 32;
    /** 144 bits; servers let people set 5 to 30 characters. */
    private static final int TYPED_LENGTH = 24;

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String ALL = LETTERS + "0123456789_.-";

    /** A new password. */
    public Secret password() {
        return password(LENGTH);
    }

    /** A new password of 24 characters, for an account that somebody creates by hand on the server. */
    public Secret passwordToType() {
        return password(TYPED_LENGTH);
    }

    private Secret password(int length) {
        char[] characters = new char[length];
        characters[0] = any(LETTERS);
        for (int i = 1; i < length; i++) {
            characters[i] = any(ALL);
        }
        Secret password = Secret.of(characters);
        Arrays.fill(characters, '\0');
        return password;
    }

    private char any(String alphabet) {
        return alphabet.charAt(random.nextInt(alphabet.length()));
    }
}
