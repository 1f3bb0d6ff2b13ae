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
 * Brings the keys directory to what is asked for, and never replaces a key by accident.
 *
 * <pre>{@code
 * var directory = KeysDirectory.at(folder, frozen);
 * Keys keys = new KeyLifeCycle(directory, new OpenStores(), new KeyPairs(random), Clock.systemUTC(), random, progress)
 *         .reconcile(plan, secrets);
 * byte[] store = keys.get(Role.TLS).store();
 * }</pre>
 *
 * <p>Stores are compared by content. Certificates are renewed with the same key; a new key comes about where there was
 * none and no lock names one, where another algorithm is asked of tls or ca, and by {@link #rotate}. Of a key that is
 * replaced, the store stays in {@code former/} and the certificate in {@code certificates/}, each named {@code
 * <role>-<first 8 digits of the SPKI's SHA-256>}. A signing key besides goes on to be published for the overlap of the
 * plan, which {@code keys.lock} says and {@link FormerSigners} explains.
 */
public record KeyLifeCycle(
        KeysDirectory directory,
        OpenStores stores,
        KeyPairs pairs,
        Clock clock,
        SecureRandom random,
        UserLog progress) {

    /**
     * Makes, renews or keeps the keys of the plan.
     *
     * @throws ProblemException with all that is wrong, nothing having been written: a store that is missing though locked,
     *     damaged, without its password or with another key than the lock names; another algorithm asked of primary or
     *     internal; an encryption key that is missing or isn't the locked one; an external authority's answer that can't be
     *     used; in a frozen directory whatever would have been done. Also, all having been written, if an external
     *     authority has yet to answer and there is no valid certificate to go on with
     */
    public Keys reconcile(KeysPlan plan, KeySecrets secrets) throws IOException {
        return directory.exclusively(() -> run(plan, secrets, Optional.empty()));
    }

    /**
     * Makes a new key for one role, whatever there was; a new authority also signs the other roles' certificates
     * again. Roles that have nothing to do with it are not looked at, so that a directory of which all is lost can be
     * rebuilt one by one.
     *
     * @return the keys that were looked at: the role's, the authority's, and for an authority all that there are
     * @throws ProblemException if the plan has no such role, the directory is frozen, or a store that is needed can't be
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
     * Makes a new {@code [encryption] key}, whatever there was, and names it in {@code keys.lock} in place of the former
     * one.
     *
     * @param secrets remembers the new key, and whatever is to become of the former one
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
        // One that can't be read fails before anything is written.
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

    /** Lines of keys whose time is over go with the next change of the signing key, so that no build only tidies up. */
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
     * What {@code keys.lock} says.
     *
     * @throws ProblemException if it is malformed
     */
    public KeysLockFile lock() throws IOException {
        return directory.exclusively(() -> KeysLockFile.read(directory));
    }

    /** What the server of this plan takes at its first start only. */
    public FirstStart firstStart(KeysPlan plan) throws IOException {
        return plan.ephemeral()
                ? FirstStart.ahead()
                : FirstStart.of(lock(), plan.data().exists());
    }

    private LocalDate today() {
        return Validity.day(clock.instant());
    }
}
