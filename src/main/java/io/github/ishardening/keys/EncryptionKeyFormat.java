package io.github.ishardening.keys;

import io.github.ishardening.distribution.Version;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The formats of {@code [encryption] key} that servers accept (WSO2 documentation, "Symmetric encryption"). */
public enum EncryptionKeyFormat {
    /** 16, 24 or 32 characters, used directly as the key. Identity Server 5.11 to 7.0. */
    CHARACTERS(16, "16, 24 or 32 characters; 64 hexadecimal digits are a key for 7.1 and later"),
    /** 48 or 64 hexadecimal digits, or the older format. Identity Server 7.1 and later. */
    DIGITS(32, "48 or 64 hexadecimal digits, or 16, 24 or 32 characters");

    private static final Set<Integer> CHARACTER_LENGTHS = Set.of(16, 24, 32);
    private static final Pattern HEXADECIMAL = Pattern.compile("(?:[0-9A-Fa-f]{48}|[0-9A-Fa-f]{64})");

    private final int randomBytes;
    private final String expected;

    EncryptionKeyFormat(int randomBytes, String expected) {
        this.randomBytes = randomBytes;
        this.expected = expected;
    }

    /**
     * The format for a server with this Carbon kernel; empty before Identity Server 5.11, whose kernel is 4.6.1.
     * Identity Server 7.1 has kernel 4.10.42.
     */
    public static Optional<EncryptionKeyFormat> of(Version kernel) {
        if (!kernel.atLeast(4, 6, 1)) {
            return Optional.empty();
        }
        return Optional.of(kernel.atLeast(4, 10, 42) ? DIGITS : CHARACTERS);
    }

    /** Whether the server can still decrypt with its former key, configured as {@code [encryption] old_key}. */
    public boolean readsWithOldKey() {
        return this == DIGITS;
    }

    /** A new key of the maximum length of the format: 32 lower-case hexadecimal characters, or 64 digits. */
    public Secret generate(SecureRandom random) {
        byte[] bytes = new byte[randomBytes];
        random.nextBytes(bytes);
        return Secret.of(HexFormat.of().formatHex(bytes));
    }

    /**
     * Refuses a key that the server couldn't encrypt with.
     *
     * @param where the location of the key, for the message
     * @throws ProblemException if the key doesn't have this format
     */
    public void require(String where, Secret key) {
        boolean digits = this == DIGITS && HEXADECIMAL.matcher(key.reveal()).matches();
        if (!digits && !CHARACTER_LENGTHS.contains(key.bytes().length)) {
            throw new ProblemException(
                    where,
                    "isn't a valid encryption key for this version of the server: it requires " + expected + ".",
                    "Provide the key that the server's data is encrypted with.");
        }
    }
}
