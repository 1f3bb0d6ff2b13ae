package io.github.ishardening.secret;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Generates passwords of 32 characters from {@code [A-Za-z0-9_.-]}, starting with a letter: 192 bits, without
 * characters that are special in XML, TOML, shells or WSO2's templates.
 */
public record PasswordGenerator(SecureRandom random) {

    private static final int LENGTH = 32;
    /** 144 bits; users can set passwords of 5 to 30 characters on a server. */
    private static final int TYPED_LENGTH = 24;

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String ALL = LETTERS + "0123456789_.-";

    /** A new password. */
    public Secret password() {
        return password(LENGTH);
    }

    /** A new password of 24 characters, for an account that is created manually on the server. */
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
