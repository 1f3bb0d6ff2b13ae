package io.github.ishardening.keys;

import io.github.ishardening.distribution.Version;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a server takes as its {@code [encryption] key} (WSO2 documentation, "Symmetric encryption"). */
public enum EncryptionKeyFormat {
    /** The characters are the key: 16, 24 or 32 of them. Identity Server 5.11 to 7.0. */
    CHARACTERS(16, "16, 24 or 32 characters; 64 hexadecimal digits are a key for 7.1 and later"),
    /** 48 or 64 hexadecimal digits of a key, besides the older format. Identity Server 7.1 and later. */
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
     * The format of a server on this Carbon kernel; none before Identity Server 5.11, whose kernel is 4.6.1. Identity
     * Server 7.1 came with 4.10.42.
     */
    public static Optional<EncryptionKeyFormat> of(Version kernel) {
        if (!kernel.atLeast(4, 6, 1)) {
            return Optional.empty();
        }
        return Optional.of(kernel.atLeast(4, 10, 42) ? DIGITS : CHARACTERS);
    }

    /** Whether the server continues to decrypt with the key that it had before, as {@code [encryption] old_key}. */
    public boolean readsWithOldKey() {
        return this == DIGITS;
    }

    /** A new key of the greatest length that the format has: 32 lower-case hexadecimal characters, or 64 digits. */
    public Secret generate(SecureRandom random) {
        byte[] bytes = new byte[randomBytes];
        random.nextBytes(bytes);
        return Secret.of(HexFormat.of().formatHex(bytes));
    }

    /**
     * Refuses what the server couldn't encrypt with.
     *
     * @param where where the key is kept, for the message
     * @throws ProblemException if it is no key in this format
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
