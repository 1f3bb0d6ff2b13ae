package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.keys.directory.KeyLine;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keys.directory.KeysLockFile;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.Pkcs12Writer;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Updates the keys directory as requested, and never replaces a key by accident.
 *
 * <pre>{@code
 * var directory = KeysDirectory.at(folder, frozen);
 * Keys keys = new KeyLifeCycle(directory, new OpenStores(), new KeyPairs(random), Clock.systemUTC(), random, progress)
 *         .reconcile(plan, secrets);
 * byte[] store = keys.get(Role.TLS).store();
 * }</pre>
 *
 * <p>Stores are compared by content. Certificates are renewed with the same key. A new key is generated only if none
 * exists and the lock contains none, if another algorithm is configured for tls or ca, or by {@link #rotate}. When a
 * key is replaced, its store is kept in {@code former/} and its certificate in {@code certificates/}, each named
 * {@code <role>-<first 8 digits of the SPKI's SHA-256>}. A replaced signing key also remains published for the plan's
 * overlap, as recorded in {@code keys.lock} (see {@link FormerSigners}).
 */
public record KeyLifeCycle(
        KeysDirectory directory,
        OpenStores stores,
        KeyPairs pairs,
        Clock clock,
        SecureRandom random,
        UserLog progress) {

    /**
     * Generates, renews or keeps the keys of the plan.
     *
     * @throws ProblemException with all problems, before anything is written: a store that is locked but missing, is
     *     damaged, has no known password, or contains a different key than the lock; another algorithm configured for
     *     primary or internal; an encryption key that is missing or differs from the lock; an unusable reply from an
     *     external authority; any change to a frozen directory. Also, after everything is written, if an external
     *     authority has yet to reply and there is no valid certificate to use in the meantime
     */
    public Keys reconcile(KeysPlan plan, KeySecrets secrets) throws IOException {
        return directory.exclusively(() -> run(plan, secrets, Optional.empty()));
    }

    /**
     * Generates a new key for one role, even if one exists; a new authority also reissues the other roles'
     * certificates. Unrelated roles aren't checked, so that a directory whose keys are all lost can be rebuilt one by
     * one.
     *
     * @return the keys that were checked: the role's, the authority's, and for an authority all existing ones
     * @throws ProblemException if the plan has no such role, the directory is frozen, or a required store can't be
     *     opened
     */
    public Keys rotate(KeysPlan plan, Role role, KeySecrets secrets) throws IOException {
        if (!plan.keystores().containsKey(role)) {
            throw new ProblemException(
                    "is-hardening.role", "is " + role + ", but no such key is configured.", "Configure it first.");
        }
        if (directory.isFrozen()) {
            ProblemException.throwIfAny(List.of(directory.frozen(KeyFiles.store(role), "would get a new key")));
        }
        return directory.exclusively(() -> {
            Set<Role> concerned = EnumSet.of(role, Role.CA);
            for (Role other : Role.values()) {
                if (role == Role.CA && directory.read(KeyFiles.store(other)).isPresent()) {
                    concerned.add(other);
                }
            }
            return run(plan.only(concerned), secrets, Optional.of(role));
        });
    }

    /**
     * Generates a new {@code [encryption] key}, even if one exists, and records it in {@code keys.lock} in place of the
     * former one.
     *
     * @param secrets keeps the new key, and decides what happens to the former one
     * @throws ProblemException if the directory is frozen
     */
    public void rotateEncryptionKey(KeysPlan plan, EncryptionKeyFormat format, KeySecrets secrets) throws IOException {
        directory.exclusively(() -> {
            Secret made = secrets.newEncryptionKey(format);
            Map<String, byte[]> files = new LinkedHashMap<>(secrets.changedFiles());
            if (!plan.ephemeral()) {
                files.put(
                        KeysLockFile.FILE,
                        KeysLockFile.read(directory)
                                .withEncryptionKey(made, today())
                                .content());
            }
            directory.write(files);
            return null;
        });
    }

    private Keys run(KeysPlan plan, KeySecrets secrets, Optional<Role> rotated) throws IOException {
        var inventory = new KeyInventory(directory, stores, plan, secrets, rotated);
        var context = new ReconciliationContext(plan, secrets, inventory, rotated, clock.instant(), pairs, random);
        var reconciliation = new Reconciliation(context);
        var formerSigners = FormerSigners.read(context, directory, stores);
        reconciliation.validate(formerSigners.problems());
        // An unreadable file fails before anything is written.
        FormerKeys.read(directory);
        if (directory.isFrozen()) {
            reconciliation.requireNothingToDo(directory, formerSigners.toBeRewritten());
        }
        if (secrets.encryptionKey().isEmpty()) {
            plan.encryptionKey().ifPresent(secrets::newEncryptionKey);
        }
        Map<Role, RoleKey> keys = reconciliation.apply(progress);
        List<FormerSigner> signers = Optional.ofNullable(keys.get(Role.PRIMARY))
                .map(formerSigners::after)
                .orElse(List.of());
        List<PendingRequest> awaited = reconciliation.awaited(keys);
        Map<String, byte[]> files = new LinkedHashMap<>();
        awaited.forEach(each -> files.put(KeyFiles.request(each.role()), each.request()));
        if (!directory.isFrozen()) {
            boolean isNew =
                    inventory.isEmpty() && rotated.isEmpty() && !plan.data().exists();
            var lock = isNew ? inventory.lock().ofNewServer(today()) : inventory.lock();
            for (FormerSigner signer : signers) {
                files.putAll(signer.files(directory));
            }
            files.putAll(files(plan, secrets, inventory, keys, withSigners(lock, keys, signers)));
        }
        directory.write(files);
        var report = new KeyReport(progress, inventory);
        keys.values().forEach(report::tell);
        report.tellOf(signers);
        formerSigners.refused().forEach(progress::warn);
        if (!plan.ephemeral()) {
            report.tellToBackUp(keys.values(), directory.path(""));
        }
        PendingRequest.tell(awaited, directory, progress, clock.instant(), rotated.isPresent());
        return new Keys(
                keys,
                FormerKeys.read(directory),
                signers.stream()
                        .filter(signer -> !signer.alias().isOver(clock.instant()))
                        .toList());
    }

    /** Expired former keys' lines are removed when the signing key next changes, so that no build only cleans up. */
    private static KeysLockFile withSigners(KeysLockFile lock, Map<Role, RoleKey> keys, List<FormerSigner> signers) {
        RoleKey primary = keys.get(Role.PRIMARY);
        boolean isChanged =
                primary != null && primary.status() != KeyStatus.UP_TO_DATE && primary.status() != KeyStatus.REWRITTEN;
        return isChanged
                ? lock.withFormer(signers.stream().map(FormerSigner::line).toList())
                : lock;
    }

    private Map<String, byte[]> files(
            KeysPlan plan, KeySecrets secrets, KeyInventory inventory, Map<Role, RoleKey> keys, KeysLockFile before) {
        Map<String, byte[]> files = new LinkedHashMap<>(secrets.changedFiles());
        for (RoleKey key : keys.values()) {
            files.put(KeyFiles.store(key.role()), key.store());
            putChain(files, KeyFiles.certificates(key.role()), key.entry());
            if (key.status() == KeyStatus.REKEYED) {
                KeystoreEntry former =
                        inventory.stored(key.role()).orElseThrow().entry();
                X509Certificate certificate = former.certificate();
                putChain(files, KeyFiles.formerCertificates(key.role(), certificate), former);
                files.put(
                        KeyFiles.formerStore(key.role(), certificate),
                        new Pkcs12Writer(plan.profile()).keys(List.of(former), key.password(), random));
            }
        }
        KeysLockFile lock = lock(before, secrets, keys);
        if (!plan.ephemeral() && !lock.equals(inventory.lock())) {
            files.put(KeysLockFile.FILE, lock.content());
        }
        return files;
    }

    private static void putChain(Map<String, byte[]> files, String name, KeystoreEntry entry) {
        if (!CertificateTemplate.isPlaceholder(entry.certificate())) {
            files.put(name, KeyFiles.pem(entry.chain()));
        }
    }

    private KeysLockFile lock(KeysLockFile present, KeySecrets secrets, Map<Role, RoleKey> keys) {
        KeysLockFile lock = present;
        for (RoleKey key : keys.values()) {
            String hash = Spki.sha256(key.entry().certificate());
            if (!lock.key(key.role()).map(KeyLine::hash).equals(Optional.of(hash))) {
                lock = lock.withKey(key.role(), key.entry(), today());
            }
        }
        return secrets.encryptionKey().isPresent() && lock.encryptionKey().isEmpty()
                ? lock.withEncryptionKey(secrets.encryptionKey().get(), today())
                : lock;
    }

    /**
     * The contents of {@code keys.lock}.
     *
     * @throws ProblemException if it is malformed
     */
    public KeysLockFile lock() throws IOException {
        return directory.exclusively(() -> KeysLockFile.read(directory));
    }

    /** The decisions about the initial settings of the plan's server. */
    public FirstStart firstStart(KeysPlan plan) throws IOException {
        return plan.ephemeral()
                ? FirstStart.ahead()
                : FirstStart.of(lock(), plan.data().exists());
    }

    private LocalDate today() {
        return Validity.day(clock.instant());
    }
}
