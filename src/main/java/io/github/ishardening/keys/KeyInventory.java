package io.github.ishardening.keys;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.keys.directory.KeyLine;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keys.directory.KeysLockFile;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the keys directory, compares it with {@code keys.lock}, and collects the problems found. */
final class KeyInventory {

    private static final String ONLY_WAY = "Only the goal rotate-key creates a new key.";

    private final KeysDirectory directory;
    private final OpenStores stores;
    private final KeysPlan plan;
    private final KeySecrets secrets;
    private final Optional<Role> rotated;
    private final Map<Role, StoredKey> stored = new EnumMap<>(Role.class);
    private final List<Role> missing = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final KeysLockFile lock;
    private final Optional<CsrExchange> correspondence;

    /**
     * Reads stores and lock.
     *
     * @param rotated the role whose key is about to be replaced, and therefore may differ from the lock
     */
    KeyInventory(KeysDirectory directory, OpenStores stores, KeysPlan plan, KeySecrets secrets, Optional<Role> rotated)
            throws IOException {
        this.directory = directory;
        this.stores = stores;
        this.plan = plan;
        this.secrets = secrets;
        this.rotated = rotated;
        this.lock = plan.ephemeral() ? KeysLockFile.empty() : KeysLockFile.read(directory);
        this.correspondence = plan.external().isEmpty()
                ? Optional.empty()
                : Optional.of(new CsrExchange(directory, plan.external().get()));
        for (Opening opening : open()) {
            Role role = opening.role();
            opening.key().ifPresent(key -> stored.put(role, key));
            problems.addAll(opening.problems());
            boolean readable = opening.problems().isEmpty();
            boolean compared =
                    !plan.ephemeral() && !plan.given().containsKey(role) && !rotated.equals(Optional.of(role));
            if (readable && compared) {
                compareWithLock(role);
            }
        }
        if (rotated.isEmpty() && !plan.ephemeral()) {
            if (missing.size() > 1 && stored.isEmpty() && missing.size() == problems.size()) {
                tellOfAllAtOnce();
            } else {
                compareEncryptionKey();
            }
        }
    }

    /** A role's store, or empty if there is none. */
    Optional<StoredKey> stored(Role role) {
        return Optional.ofNullable(stored.get(role));
    }

    /** Whether there are no keys yet, neither in stores nor in the lock. */
    boolean isEmpty() {
        return stored.isEmpty() && lock.isEmpty();
    }

    /** The lock; empty for temporary keys ({@code ephemeral}). */
    KeysLockFile lock() {
        return lock;
    }

    /** The requests to an external authority and its replies, if one is configured. */
    Optional<CsrExchange> correspondence() {
        return correspondence;
    }

    /** All problems found. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The result of opening a role's store. */
    private record Opening(Role role, Optional<StoredKey> key, List<Problem> problems) {}

    /** Opens all stores in parallel, because deriving keys from their passwords is deliberately slow. */
    private List<Opening> open() throws IOException {
        List<Supplier<Opening>> openings = new ArrayList<>();
        for (KeystoreSpec spec : plan.specs()) {
            Role role = spec.role();
            Optional<byte[]> bytes = directory.read(KeyFiles.store(role));
            Optional<Secret> password = secrets.password(role);
            Optional<Secret> former = secrets.formerPassword(role);
            openings.add(() -> open(role, bytes, password, former));
        }
        return openings.parallelStream().map(Supplier::get).toList();
    }

    private Opening open(Role role, Optional<byte[]> bytes, Optional<Secret> password, Optional<Secret> former) {
        if (bytes.isEmpty()) {
            return new Opening(role, Optional.empty(), List.of());
        }
        if (password.isEmpty()) {
            return new Opening(role, Optional.empty(), List.of(passwordMissing(role)));
        }
        try {
            var key = StoredKey.open(stores, where(role), bytes.get(), password.get(), former);
            return new Opening(role, Optional.of(key), List.of());
        } catch (ProblemException e) {
            boolean isOutdated =
                    secrets.isKept(role) && e.problems().get(0).cure().equals(KeystoreReader.OTHER_PASSWORD);
            return new Opening(role, Optional.empty(), isOutdated ? List.of(passwordOutdated(role)) : e.problems());
        }
    }

    private Problem passwordMissing(Role role) {
        return new Problem(
                where(role),
                "its password is missing; without another source, it must be in secrets.properties.",
                "Restore " + directory.path(SecretsFile.NAME) + " from a backup, or specify the source in "
                        + role.parameter() + "<password>. " + newKeyInPlaceOf(role));
    }

    private Problem passwordOutdated(Role role) {
        return new Problem(
                where(role),
                "can't be opened with " + SecretName.ofStore(role.id()).key() + " in "
                        + directory.path(SecretsFile.NAME) + ".",
                "Restore its original password there, or specify its source in " + role.parameter() + "<password>.");
    }

    private void compareWithLock(Role role) {
        Optional<KeyLine> locked = lock.key(role);
        if (locked.isEmpty()) {
            return;
        }
        String restore = "Restore the file from a backup or your secret store, and its password. ";
        StoredKey present = stored.get(role);
        if (present == null) {
            missing.add(role);
            problems.add(new Problem(
                    where(role),
                    "is missing, but keys.lock expects the key " + locked.get().described() + " there.",
                    restore + (rotated.isEmpty() ? beginAgain() : newKey(role))));
            return;
        }
        String hash = Spki.sha256(present.entry().certificate());
        if (!hash.equals(locked.get().hash())) {
            problems.add(new Problem(
                    where(role),
                    "contains the key sha256:" + hash + ", but keys.lock expects "
                            + locked.get().described() + ".",
                    restore + newKeyInPlaceOf(role)));
        }
    }

    /** Replaces the messages about each key with a single one, if the folder was deleted or not fetched. */
    private void tellOfAllAtOnce() {
        var names = new ArrayList<>(missing.stream().map(KeyFiles::store).toList());
        problems.clear();
        if (lock.encryptionKey().isPresent() && secrets.encryptionKey().isEmpty()) {
            names.add("encryption.key in " + SecretsFile.NAME);
        } else {
            compareEncryptionKey();
        }
        problems.add(
                0,
                new Problem(
                        directory.path("").toString(),
                        "contains none of the keys that keys.lock expects: " + String.join(", ", names) + ".",
                        "Restore them from a backup or your secret store, and their passwords. " + beginAgain()));
    }

    /** Advice for lost keys; doesn't offer to start over in a frozen directory, since that is a copy. */
    private String beginAgain() {
        return directory.isFrozen()
                ? ONLY_WAY
                : ONLY_WAY + " If no server uses these keys yet, delete " + directory.path("")
                        + " instead, including keys.lock: the next build generates new keys.";
    }

    /** Advice on getting a new key. A user of rotate-key already knows, but has to replace this key first. */
    private String newKey(Role role) {
        return rotated.isEmpty() ? ONLY_WAY : "If it is lost, replace this key first, " + rotation(role);
    }

    /** The same for an unusable store, which has to be deleted: two of them would block each other's rotation. */
    private String newKeyInPlaceOf(Role role) {
        if (rotated.isEmpty()) {
            return ONLY_WAY;
        }
        return rotated.get() == role
                ? "If it is lost, delete the store: its key can't be kept."
                : "If it is lost, delete the store and replace its key first, " + rotation(role);
    }

    private static String rotation(Role role) {
        return "with -Dis-hardening.role=" + role + ".";
    }

    private void compareEncryptionKey() {
        Optional<KeyLine> locked = lock.encryptionKey();
        if (locked.isEmpty()) {
            return;
        }
        String where = directory.path(SecretsFile.NAME).toString();
        String restore = "Restore encryption.key there, or its source, from a backup: data on the server is encrypted"
                + " with it. " + ONLY_WAY;
        Optional<Secret> key = secrets.encryptionKey();
        if (key.isEmpty()) {
            problems.add(new Problem(
                    where,
                    "encryption.key is missing, but keys.lock expects the encryption key "
                            + locked.get().described() + ".",
                    restore));
        } else if (!lock.names(key.get())) {
            problems.add(new Problem(
                    where,
                    "encryption.key differs from the one that keys.lock expects, "
                            + locked.get().described() + ".",
                    restore));
        }
    }

    private String where(Role role) {
        return directory.path(KeyFiles.store(role)).toString();
    }
}
