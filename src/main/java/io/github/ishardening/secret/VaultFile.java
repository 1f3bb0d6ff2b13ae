package io.github.ishardening.secret;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code vault.properties} in the keys directory: keeps ciphertexts with random padding or salt, so that builds are
 * reproducible without deriving randomness from secrets. Contains no plain text and no hash of one that could be
 * computed without the key, so a ciphertext can be matched with a secret only with the key. Not safe for use by several
 * threads.
 */
public final class VaultFile extends KeptEntries {

    /** The name of the file in the keys directory. */
    public static final String NAME = "vault.properties";

    private static final String COMMENT = """
            Ciphertexts of is-hardening-maven-plugin, kept so that the next build produces the same bytes.
            You may delete this file: it is re-created, with different bytes.""";

    private static final Pattern SEPARATOR = Pattern.compile(" ");

    /**
     * A ciphertext of an earlier build.
     *
     * @param proof the {@link VaultProof} that was kept with it; empty if there is none
     */
    record Kept(String ciphertext, String proof) {}

    /**
     * Reads the file.
     *
     * @param where the file's path, for messages
     * @param content its content; empty if it doesn't exist yet
     * @throws io.github.ishardening.problem.ProblemException if it is malformed; gives the line's number, not its text
     */
    public VaultFile(String where, Optional<byte[]> content) {
        super(where, content, COMMENT);
    }

    /** The ciphertext of an alias for this algorithm and the key with this fingerprint. */
    Optional<Kept> ciphertext(String alias, VaultAlgorithm algorithm, String fingerprint) {
        return entry(vaultEntry(alias, algorithm))
                .map(SEPARATOR::split)
                .filter(parts -> parts.length >= 2 && parts[0].equals(fingerprint))
                .map(parts -> new Kept(parts[1], parts.length > 2 ? parts[2] : ""));
    }

    /** Keeps the ciphertext of an alias, replacing an earlier one with the same algorithm. */
    void keepCiphertext(String alias, VaultAlgorithm algorithm, String fingerprint, Kept kept) {
        putEntry(vaultEntry(alias, algorithm), fingerprint + " " + kept.ciphertext() + " " + kept.proof());
    }

    /**
     * Other protected data kept under a name, such as the encrypted private key of a role; also empty if it is damaged,
     * so that it is generated again.
     *
     * @param name {@code [a-z0-9_.-]+}
     */
    public Optional<byte[]> kept(String name) {
        try {
            return entry(keptEntry(name)).map(Base64.getDecoder()::decode);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps other protected data under a name, replacing earlier data. The caller ensures that it reveals nothing about
     * the plain text.
     *
     * @param name {@code [a-z0-9_.-]+}
     * @param ciphertext the protected data, in any format
     */
    public void keep(String name, byte[] ciphertext) {
        putEntry(keptEntry(name), Base64.getEncoder().encodeToString(ciphertext));
    }

    private static String vaultEntry(String alias, VaultAlgorithm algorithm) {
        return "vault." + alias + "." + algorithm.name().toLowerCase(Locale.ROOT);
    }

    private static String keptEntry(String name) {
        return "kept." + name;
    }
}
