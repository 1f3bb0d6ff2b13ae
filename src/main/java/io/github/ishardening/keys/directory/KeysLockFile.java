package io.github.ishardening.keys.directory;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.distribution.ByteOrderMark;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code keys.lock}, which the user commits: which keys there are, so that a build without them stops instead of
 * making others.
 *
 * <pre>
 * primary RSA-3072 sha256:0f3c…  2026-11-22
 * encryption-key 256 hmac-sha256:9a41…  2026-11-22
 * former primary-5c2d9e01 sha256:77ab…  until 2026-12-06
 * new-server 2026-11-22 password-hashing
 * </pre>
 *
 * <p>The third line is of a former signing key, see {@link FormerKeyLine}. The last one is of keys that were made for a
 * server before its first start, see {@link #decisions}. Lines that are nothing of it, such as comments, stay as they are.
 *
 * @param lines its lines
 * @param lineEnd what ends each of them
 */
public record KeysLockFile(List<String> lines, String lineEnd) {

    /** The file's name in the keys directory. */
    public static final String FILE = "keys.lock";

    private static final String HEADER = """
            # The keys of this server. Commit this file: a build with missing or different keys then fails.
            # Only the goal rotate-key creates new keys; it also updates this file.
            """;
    private static final String ENCRYPTION_KEY = "encryption-key";
    private static final Pattern KEY =
            Pattern.compile("(?<name>[a-z]+) (?<kind>\\S+) sha256:(?<hash>[0-9a-f]{64}) (?<date>\\S+)");
    private static final Pattern SYMMETRIC_KEY =
            Pattern.compile(ENCRYPTION_KEY + " (?<kind>\\d+) hmac-sha256:(?<hash>[0-9a-f]{64}) (?<date>\\S+)");

    /** Copies the lines. */
    public KeysLockFile {
        lines = List.copyOf(lines);
    }

    /**
     * One key that the file names.
     *
     * @param name the role, or {@code encryption-key}
     * @param kind the algorithm of a role's key, the bits of the encryption key
     * @param hash what it is recognised by, as 64 hexadecimal digits
     * @param since when it was locked
     */
    public record Entry(String name, String kind, String hash, LocalDate since) {

        /** What a message calls it. */
        @Override
        public String toString() {
            return kind + (name.equals(ENCRYPTION_KEY) ? " bits, hmac-sha256:" : " sha256:") + hash + " of " + since;
        }
    }

    /**
     * Reads the file in a keys directory, inside {@link KeysDirectory#exclusively}; one that names no key where there is
     * none.
     *
     * @throws ProblemException as {@link #parse} does
     */
    public static KeysLockFile read(KeysDirectory directory) throws IOException {
        return directory
                .read(FILE)
                .map(content -> parse(directory.path(FILE).toString(), content))
                .orElseGet(KeysLockFile::empty);
    }

    /** A lock that names no key. */
    public static KeysLockFile empty() {
        return new KeysLockFile(HEADER.lines().toList(), "\n");
    }

    /**
     * Reads the file.
     *
     * @param where the file's path, for messages
     * @throws ProblemException naming the lines that are malformed, name a key twice or are left from a merge
     */
    public static KeysLockFile parse(String where, byte[] content) {
        String text = ByteOrderMark.strip(new String(content, StandardCharsets.UTF_8));
        var lock = new KeysLockFile(text.lines().toList(), text.contains("\r\n") ? "\r\n" : "\n");
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lock.lines.size(); i++) {
            String line = lock.lines.get(i);
            String name = line.strip().split("\\s+", 2)[0];
            String position = where + ":" + (i + 1);
            boolean isNewServer = name.equals(NewServerLine.NAME);
            boolean isFormer = name.equals(FormerKeyLine.NAME);
            if (line.startsWith("<<<<<<<") || line.startsWith(">>>>>>>")) {
                problems.add(new Problem(position, "is left over from a merge.", "Keep the side whose keys you have."));
            } else if (isFormer && FormerKeyLine.of(line).isEmpty()) {
                problems.add(new Problem(
                        position,
                        "can't be parsed: " + line.strip() + ".",
                        "Restore the line from the repository; it reads former <name> <hash> until <date>."
                                + " Without it, tokens signed with that key are rejected."));
            } else if (isFormer
                    && !seen.add(FormerKeyLine.of(line).orElseThrow().alias().name())) {
                problems.add(new Problem(
                        position, "names a former key a second time.", "Keep the line with the later date."));
            } else if (isNewServer
                    ? NewServerLine.of(line).isEmpty()
                    : isKnown(name) && entry(line).isEmpty()) {
                String form = isNewServer ? NewServerLine.NAME + " <date> <controls>" : "<name> <kind> <hash> <date>";
                problems.add(new Problem(
                        position,
                        "can't be parsed: " + line.strip() + ".",
                        "Restore the line from the repository; it reads " + form + "."));
            } else if (isNewServer && !seen.add(name)) {
                problems.add(new Problem(
                        position,
                        "is a second entry for the initial settings of the new server.",
                        "Keep the line of the builds that created the running server."));
            } else if (isKnown(name) && !seen.add(name)) {
                problems.add(new Problem(
                        position, "names " + name + " a second time.", "Keep the line whose key you have."));
            }
        }
        ProblemException.throwIfAny(problems);
        return lock;
    }

    /** What it says of a role's key. */
    public Optional<Entry> key(Role role) {
        return find(role.id());
    }

    /** What it says of the server's {@code [encryption] key}. */
    public Optional<Entry> encryptionKey() {
        return find(ENCRYPTION_KEY);
    }

    /** Whether this is the {@code [encryption] key} that it names. */
    public boolean names(Secret encryptionKey) {
        String hash = EncryptionKeyFingerprint.of(encryptionKey).hmac();
        return encryptionKey().filter(entry -> entry.hash().equals(hash)).isPresent();
    }

    /** The former signing keys that it names, in time or not, the earliest first. */
    public List<FormerKeyLine> former() {
        return lines.stream().flatMap(line -> FormerKeyLine.of(line).stream()).toList();
    }

    /** The lock with these former signing keys in place of those that it names. */
    public KeysLockFile withFormer(List<FormerKeyLine> former) {
        if (former().equals(former)) {
            return this;
        }
        List<String> changed = new ArrayList<>(lines);
        changed.removeIf(line -> FormerKeyLine.of(line).isPresent());
        former.forEach(line -> changed.add(line.toString()));
        return new KeysLockFile(changed, lineEnd);
    }

    /** Whether the keys were made for a server before its first start. */
    public boolean isOfNewServer() {
        return lines.stream().anyMatch(line -> NewServerLine.of(line).isPresent());
    }

    /**
     * The controls that hardened what a server takes at its first start only, in the first hardening of a new server; empty
     * if none has been done yet.
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

    /** Whether it names no key at all. */
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> entry(line).isEmpty());
    }

    /** The lock of keys that are made for a server before its first start. */
    public KeysLockFile ofNewServer(LocalDate today) {
        List<String> more = new ArrayList<>(lines);
        more.removeIf(line -> NewServerLine.of(line).isPresent());
        more.add(new NewServerLine(today.toString(), Optional.empty()).toString());
        return new KeysLockFile(more, lineEnd);
    }

    /** The lock with this key in place of the role's former one. */
    public KeysLockFile withKey(Role role, KeystoreEntry entry, LocalDate today) {
        var key = entry.certificate().getPublicKey();
        return with(
                role.id(), "%s %s sha256:%s %s".formatted(role, KeyAlgorithm.describe(key), Spki.sha256(key), today));
    }

    /** The lock with this key in place of the former encryption key. */
    public KeysLockFile withEncryptionKey(Secret key, LocalDate today) {
        var fingerprint = EncryptionKeyFingerprint.of(key);
        return with(
                ENCRYPTION_KEY,
                "%s %d hmac-sha256:%s %s".formatted(ENCRYPTION_KEY, fingerprint.bits(), fingerprint.hmac(), today));
    }

    /** The file's content. */
    public byte[] content() {
        return (String.join(lineEnd, lines) + lineEnd).getBytes(StandardCharsets.UTF_8);
    }

    private KeysLockFile with(String name, String line) {
        List<String> changed = new ArrayList<>(lines);
        for (int i = 0; i < changed.size(); i++) {
            if (entry(changed.get(i)).filter(entry -> entry.name().equals(name)).isPresent()) {
                changed.set(i, line);
                return new KeysLockFile(changed, lineEnd);
            }
        }
        changed.add(line);
        return new KeysLockFile(changed, lineEnd);
    }

    private Optional<Entry> find(String name) {
        return lines.stream()
                .flatMap(line -> entry(line).stream())
                .filter(entry -> entry.name().equals(name))
                .findFirst();
    }

    private static boolean isKnown(String name) {
        return name.equals(ENCRYPTION_KEY) || Role.of(name).isPresent();
    }

    private static Optional<Entry> entry(String line) {
        String normal = line.strip().replaceAll("\\s+", " ");
        Matcher symmetric = SYMMETRIC_KEY.matcher(normal);
        if (symmetric.matches()) {
            return entry(ENCRYPTION_KEY, symmetric);
        }
        Matcher key = KEY.matcher(normal);
        return key.matches() && Role.of(key.group("name")).isPresent()
                ? entry(key.group("name"), key)
                : Optional.empty();
    }

    private static Optional<Entry> entry(String name, Matcher matcher) {
        try {
            return Optional.of(new Entry(
                    name, matcher.group("kind"), matcher.group("hash"), LocalDate.parse(matcher.group("date"))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
