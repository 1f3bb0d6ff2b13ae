package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.Fingerprint;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.keys.directory.FormerKeyLine;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keystore.FormerAlias;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.Pkcs12Writer;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The former signing keys, before and after a run.
 *
 * <p>Tokens identify their key by the SHA-256 of its certificate ({@code kid}), and the server publishes the
 * certificate of each private key in the primary store (JwksEndpoint of identity-inbound-auth-oauth). So a certificate
 * that is renewed with the same key becomes a former signer just like a replaced key. The private key has to stay with
 * it, because the endpoint doesn't publish trusted certificates.
 */
final class FormerSigners {

    private final ReconciliationContext run;
    private final KeysDirectory directory;
    private final OpenStores stores;
    private final List<Found> found = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private FormerSigners(ReconciliationContext run, KeysDirectory directory, OpenStores stores) {
        this.run = run;
        this.directory = directory;
        this.stores = stores;
    }

    /** A stored former signing key. */
    private record Found(FormerKeyLine line, StoredKey key) {}

    /** Opens the lock's former keys that are still published; none if the plan doesn't include the signing key. */
    static FormerSigners read(ReconciliationContext run, KeysDirectory directory, OpenStores stores)
            throws IOException {
        var signers = new FormerSigners(run, directory, stores);
        Optional<Secret> password = run.secrets().password(Role.PRIMARY);
        if (run.plan().keystores().containsKey(Role.PRIMARY)) {
            for (FormerKeyLine line : signers.relevant()) {
                if (run.plan().overlap().equals(SigningOverlap.CUT)) {
                    // Regardless of the state of its store.
                    signers.refuse(line.alias().name(), SigningOverlap.COMPROMISED);
                } else if (password.isPresent()) {
                    signers.read(line, password.get());
                } else {
                    // A missing or unreadable store of primary is reported elsewhere, unless its key is replaced.
                    signers.refuse(line.alias().name(), "can't be opened, since the password of primary is lost");
                }
            }
        }
        return signers;
    }

    /** Until an external authority replies, the new key doesn't sign, so the last former key's overlap hasn't begun. */
    private List<FormerKeyLine> relevant() {
        List<FormerKeyLine> lines = run.inventory().lock().former();
        return lines.stream()
                .filter(line ->
                        !line.alias().isOver(run.now()) || (isPending() && line.equals(lines.get(lines.size() - 1))))
                .toList();
    }

    private boolean isPending() {
        return stored().filter(CertificateTemplate::isPlaceholder).isPresent();
    }

    private void read(FormerKeyLine line, Secret password) throws IOException {
        String name = KeyFiles.formerSigner(line.alias());
        String where = directory.path(name).toString();
        Optional<byte[]> bytes = directory.read(name);
        if (bytes.isEmpty() && run.isRotated(Role.PRIMARY)) {
            refuse(line.alias().name(), "is missing from former/");
            return;
        }
        String cure = "Restore the file from a backup, or delete its line in keys.lock: tokens signed with it are then"
                + " rejected.";
        if (bytes.isEmpty()) {
            problems.add(new Problem(
                    where,
                    "is missing, but keys.lock says that the server publishes this former signing key until "
                            + line.alias().until() + ".",
                    cure));
            return;
        }
        try {
            StoredKey key = StoredKey.open(
                    stores, where, bytes.get(), password, run.secrets().formerPassword(Role.PRIMARY));
            X509Certificate certificate = key.entry().certificate();
            Optional<String> objection = run.plan().overlap().objection().apply(certificate);
            if (!Fingerprint.sha256(certificate).equals(line.hash())) {
                problems.add(new Problem(
                        where,
                        "contains the certificate sha256:" + Fingerprint.sha256(certificate)
                                + ", but keys.lock expects sha256:" + line.hash() + ".",
                        cure));
            } else if (objection.isPresent()) {
                refuse(line.alias().name(), objection.get());
            } else {
                found.add(new Found(line, key));
            }
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The stores that would be rewritten in a frozen directory, as problems. */
    List<Problem> toBeRewritten() {
        return found.stream()
                .flatMap(each -> stale(each).stream()
                        .map(reason -> directory.frozen(
                                KeyFiles.formerSigner(each.line().alias()), "would be rewritten: " + reason)))
                .toList();
    }

    /** The reasons for dropping former signing keys early, one sentence each. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** The former signing keys after a run that produced this signing key. */
    List<FormerSigner> after(RoleKey primary) {
        Map<String, FormerSigner> signers = new LinkedHashMap<>();
        // Regardless of who issued it.
        boolean hasCertificateNow = isPending()
                && !CertificateTemplate.isPlaceholder(primary.entry().certificate());
        for (Found each : found) {
            boolean isLast = each.equals(found.get(found.size() - 1));
            FormerAlias alias = each.line().alias();
            Optional<LocalDate> until = hasCertificateNow && isLast
                    ? run.plan().overlap().end(each.key().entry().certificate(), today())
                    : Optional.empty();
            signers.put(
                    alias.name(),
                    until.filter(day -> day.isAfter(alias.until()))
                            .map(day -> written(
                                    new FormerAlias(alias.name(), day),
                                    each.key().entry(),
                                    primary))
                            .orElseGet(() -> stale(each).isPresent()
                                    ? written(alias, each.key().entry(), primary)
                                    : new FormerSigner(
                                            each.line(),
                                            each.key().entry(),
                                            each.key().bytes())));
        }
        replaced(primary).ifPresent(signer -> signers.put(signer.alias().name(), signer));
        signers.values()
                .removeIf(signer -> signer.certificate().equals(primary.entry().certificate()));
        return List.copyOf(signers.values());
    }

    /** The signing key that was replaced in this run. */
    private Optional<FormerSigner> replaced(RoleKey primary) {
        boolean isReplaced = primary.status() == KeyStatus.REKEYED || primary.status() == KeyStatus.RENEWED;
        Optional<X509Certificate> former =
                stored().filter(certificate -> isReplaced && !CertificateTemplate.isPlaceholder(certificate));
        if (former.isEmpty() || run.plan().ephemeral()) {
            return Optional.empty();
        }
        String name = Role.PRIMARY + "-"
                + (primary.status() == KeyStatus.REKEYED
                        ? Spki.brief(former.get().getPublicKey())
                        : Fingerprint.sha256(former.get()).substring(0, Spki.SHORT));
        run.plan().overlap().objection().apply(former.get()).ifPresent(objection -> refuse(name, objection));
        return run.plan()
                .overlap()
                .end(former.get(), today())
                .map(until -> written(
                        new FormerAlias(name, until),
                        run.inventory().stored(Role.PRIMARY).orElseThrow().entry(),
                        primary));
    }

    /** With the key's own certificate only: the JDK links chains by names, and could add another key's authority. */
    private FormerSigner written(FormerAlias alias, KeystoreEntry former, RoleKey primary) {
        var entry = new KeystoreEntry(alias.toString(), former.key(), List.of(former.certificate()));
        byte[] store = new Pkcs12Writer(run.plan().profile()).keys(List.of(entry), primary.password(), run.random());
        return new FormerSigner(new FormerKeyLine(alias, Fingerprint.sha256(former.certificate())), entry, store);
    }

    /** The reason for rewriting a store, if any. */
    private Optional<String> stale(Found each) {
        String alias = each.line().alias().toString();
        String found = each.key().entry().alias();
        if (!found.equals(alias)) {
            // For example, a copy of the replaced primary.p12: two entries with the same alias would hide each other.
            return Optional.of("its key is called " + found + ", not " + alias);
        }
        return each.key().passwordChanged()
                        || !each.key()
                                .macDigest()
                                .equals(Optional.of(run.plan().profile().digest()))
                ? Optional.of("its password or protection is out of date")
                : Optional.empty();
    }

    private void refuse(String name, String reason) {
        refused.add("The former signing key %s %s: it has been dropped, and tokens signed with it will be rejected."
                .formatted(name, reason));
    }

    private Optional<X509Certificate> stored() {
        return run.inventory().stored(Role.PRIMARY).map(key -> key.entry().certificate());
    }

    private LocalDate today() {
        return Validity.day(run.now());
    }
}
