package io.github.ishardening.keys.directory;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.secret.Secret;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The line in {@code keys.lock} for a current key.
 *
 * @param name the role, or {@code encryption-key}
 * @param kind the algorithm of a role's key, or the number of bits of the encryption key
 * @param hash identifies the key, as 64 hexadecimal digits
 * @param since the day on which it was locked
 */
public record KeyLine(String name, String kind, String hash, LocalDate since) {

    /** The name of the server's {@code [encryption] key}. */
    static final String ENCRYPTION_KEY = "encryption-key";

    private static final Pattern KEY =
            Pattern.compile("(?<name>[a-z]+) (?<kind>\\S+) sha256:(?<hash>[0-9a-f]{64}) (?<date>\\S+)");
    private static final Pattern SYMMETRIC_KEY = Pattern.compile(
            "(?<name>" + ENCRYPTION_KEY + ") (?<kind>\\d+) hmac-sha256:(?<hash>[0-9a-f]{64}) (?<date>\\S+)");

    /** The line for a role's key. */
    static KeyLine of(Role role, KeystoreEntry entry, LocalDate today) {
        var key = entry.certificate().getPublicKey();
        return new KeyLine(role.id(), KeyAlgorithm.describe(key), Spki.sha256(key), today);
    }

    /** The line for an {@code [encryption] key}. */
    static KeyLine of(Secret encryptionKey, LocalDate today) {
        var fingerprint = EncryptionKeyFingerprint.of(encryptionKey);
        return new KeyLine(ENCRYPTION_KEY, Integer.toString(fingerprint.bits()), fingerprint.hmac(), today);
    }

    /** Parses a line; empty if it is another kind of line, or malformed. */
    static Optional<KeyLine> of(String line) {
        String normal = line.strip().replaceAll("\\s+", " ");
        return Stream.of(SYMMETRIC_KEY, KEY)
                .map(form -> form.matcher(normal))
                .filter(Matcher::matches)
                .filter(found -> isName(found.group("name")))
                .findFirst()
                .flatMap(KeyLine::of);
    }

    private static Optional<KeyLine> of(Matcher found) {
        try {
            return Optional.of(new KeyLine(
                    found.group("name"),
                    found.group("kind"),
                    found.group("hash"),
                    LocalDate.parse(found.group("date"))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether a line with this first word is meant for a key. */
    static boolean isName(String word) {
        return word.equals(ENCRYPTION_KEY) || Role.of(word).isPresent();
    }

    /** The key's description in messages. */
    public String described() {
        return kind + (isSymmetric() ? " bits," : "") + fingerprint() + " of " + since;
    }

    /** The line as written to the file. */
    @Override
    public String toString() {
        return name + " " + kind + fingerprint() + " " + since;
    }

    private String fingerprint() {
        return (isSymmetric() ? " hmac-sha256:" : " sha256:") + hash;
    }

    private boolean isSymmetric() {
        return name.equals(ENCRYPTION_KEY);
    }
}
