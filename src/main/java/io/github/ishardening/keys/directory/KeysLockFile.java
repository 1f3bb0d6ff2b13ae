package io.github.ishardening.keys.directory;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.distribution.ByteOrderMark;
import io.github.ishardening.distribution.Utf8;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The file {@code keys.lock}, which the user commits: it lists the keys, so that a build without them fails instead of
 * generating new ones.
 *
 * <pre>
 * primary RSA-3072 sha256:0f3c…  2026-11-22
 * encryption-key 256 hmac-sha256:9a41…  2026-11-22
 * former primary-5c2d9e01 sha256:77ab…  until 2026-12-06
 * new-server 2026-11-22 password-hashing
 * </pre>
 *
 * <p>The third line is for a former signing key, see {@link FormerKeyLine}. The last one marks keys that were generated
 * for a server before its first start, see {@link #decisions}. Comments, which begin with {@code #}, and blank lines are
 * kept.
 *
 * @param lines its lines
 * @param lineEnd the line separator
 */
public record KeysLockFile(List<String> lines, String lineEnd) {

    /** The file's name in the keys directory. */
    public static final String FILE = "keys.lock";

    private static final String HEADER = """
            # The keys of this server. Commit this file: a build with missing or different keys then fails.
            # Only the goal rotate-key creates new keys; it also updates this file.
            """;

    /** Copies the lines. */
    public KeysLockFile {
        lines = List.copyOf(lines);
    }

    /**
     * Reads the file in a keys directory, inside {@link KeysDirectory#exclusively}; a missing file gives an empty lock.
     *
     * @throws ProblemException as {@link #parse} does
     */
    public static KeysLockFile read(KeysDirectory directory) throws IOException {
        return directory
                .read(FILE)
                .map(content -> parse(directory.path(FILE).toString(), content))
                .orElseGet(KeysLockFile::empty);
    }

    /** A lock without keys. */
    public static KeysLockFile empty() {
        return new KeysLockFile(HEADER.lines().toList(), "\n");
    }

    /**
     * Reads the file.
     *
     * @param where the file's path, for messages
     * @throws ProblemException if it isn't UTF-8, or contains lines that are neither entries nor comments, are
     *     malformed, duplicate a key or are left over from a merge, which it names
     */
    public static KeysLockFile parse(String where, byte[] content) {
        var decoded = Utf8.decode(content);
        if (decoded.isEmpty()) {
            throw new ProblemException(where, "is not UTF-8 text.", "Restore it from the repository.");
        }
        String text = ByteOrderMark.strip(decoded.get());
        var lock = new KeysLockFile(text.lines().toList(), text.contains("\r\n") ? "\r\n" : "\n");
        ProblemException.throwIfAny(KeysLockSyntax.problems(where, lock.lines));
        return lock;
    }

    /** The line for a role's key. */
    public Optional<KeyLine> key(Role role) {
        return find(role.id());
    }

    /** The line for the server's {@code [encryption] key}. */
    public Optional<KeyLine> encryptionKey() {
        return find(KeyLine.ENCRYPTION_KEY);
    }

    /** Whether this is the locked {@code [encryption] key}. */
    public boolean names(Secret encryptionKey) {
        String hash = EncryptionKeyFingerprint.of(encryptionKey).hmac();
        return encryptionKey().filter(line -> line.hash().equals(hash)).isPresent();
    }

    /** All former signing keys, expired or not, the earliest first. */
    public List<FormerKeyLine> former() {
        return lines.stream().flatMap(line -> FormerKeyLine.of(line).stream()).toList();
    }

    /** The lock with its former signing keys replaced by these. */
    public KeysLockFile withFormer(List<FormerKeyLine> former) {
        if (former().equals(former)) {
            return this;
        }
        List<String> changed = new ArrayList<>(lines);
        changed.removeIf(line -> FormerKeyLine.of(line).isPresent());
        former.forEach(line -> changed.add(line.toString()));
        return new KeysLockFile(changed, lineEnd);
    }

    /** Whether the keys were generated for a server before its first start. */
    public boolean isOfNewServer() {
        return lines.stream().anyMatch(line -> NewServerLine.of(line).isPresent());
    }

    /**
     * The controls that hardened the initial settings of a new server, which can't change after its first start; empty
     * if it hasn't been hardened yet.
     */
    public Optional<Set<String>> decisions() {
        return lines.stream()
                .flatMap(line -> NewServerLine.of(line).stream())
                .flatMap(line -> line.decisions().stream())
                .findFirst();
    }

    /** The lock of a new server with these decisions. */
    public KeysLockFile deciding(SortedSet<String> controls) {
        return new KeysLockFile(
                lines.stream()
                        .map(line -> NewServerLine.of(line)
                                .map(found -> found.deciding(controls).toString())
                                .orElse(line))
                        .toList(),
                lineEnd);
    }

    /** Whether it contains no key. */
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> KeyLine.of(line).isEmpty());
    }

    /** The lock for keys generated for a server before its first start. */
    public KeysLockFile ofNewServer(LocalDate today) {
        List<String> more = new ArrayList<>(lines);
        more.removeIf(line -> NewServerLine.of(line).isPresent());
        more.add(new NewServerLine(today.toString(), Optional.empty()).toString());
        return new KeysLockFile(more, lineEnd);
    }

    /** The lock with this key in place of the role's former one. */
    public KeysLockFile withKey(Role role, KeystoreEntry entry, LocalDate today) {
        return with(KeyLine.of(role, entry, today));
    }

    /** The lock with this key in place of the former encryption key. */
    public KeysLockFile withEncryptionKey(Secret key, LocalDate today) {
        return with(KeyLine.of(key, today));
    }

    /** The file's content. */
    public byte[] content() {
        return (String.join(lineEnd, lines) + lineEnd).getBytes(StandardCharsets.UTF_8);
    }

    private KeysLockFile with(KeyLine line) {
        List<String> changed = new ArrayList<>(lines);
        for (int i = 0; i < changed.size(); i++) {
            if (KeyLine.of(changed.get(i))
                    .filter(other -> other.name().equals(line.name()))
                    .isPresent()) {
                changed.set(i, line.toString());
                return new KeysLockFile(changed, lineEnd);
            }
        }
        changed.add(line.toString());
        return new KeysLockFile(changed, lineEnd);
    }

    private Optional<KeyLine> find(String name) {
        return lines.stream()
                .flatMap(line -> KeyLine.of(line).stream())
                .filter(line -> line.name().equals(name))
                .findFirst();
    }
}
