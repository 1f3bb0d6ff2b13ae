package io.github.ishardening.keystore;

import io.github.ishardening.keystore.Difference.Remedy;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run over the plan: decides role by role what is to be done, and does it in memory. Writes nothing. */
final class Reconciliation {

    private final KeysPlan plan;
    private final KeySecrets secrets;
    private final KeyInventory inventory;
    private final Optional<Role> rotated;
    private final Instant now;
    private final SecureRandom random;

    Reconciliation(
            KeysPlan plan,
            KeySecrets secrets,
            KeyInventory inventory,
            Optional<Role> rotated,
            Instant now,
            SecureRandom random) {
        this.plan = plan;
        this.secrets = secrets;
        this.inventory = inventory;
        this.rotated = rotated;
        this.now = now;
        this.random = random;
    }

    /**
     * What keeps the plan from being followed at all.
     *
     * @throws ProblemException if something does
     */
    void requirePossible() {
        List<Problem> problems = new ArrayList<>(inventory.problems());
        for (KeystoreSpec spec : plan.specs()) {
            requireUsablePassword(spec.role(), problems);
            Optional<StoredKey> stored = inventory.stored(spec.role());
            if (stored.isPresent() && spec.role().isIrreplaceable() && !isRotated(spec.role())) {
                X509Certificate certificate = stored.get().entry().certificate();
                comparison(spec)
                        .algorithm(certificate)
                        .ifPresent(difference -> problems.add(new Problem(
                                spec.role().parameter() + "<algorithm>",
                                difference.detail() + ", and this key is never replaced by the way.",
                                "Ask for " + KeyAlgorithm.describe(certificate.getPublicKey())
                                        + ", or make a new key with rotate-key -Dis-hardening.role=" + spec.role()
                                        + ".")));
            }
        }
        if (plan.existing()) {
            requireKeysOfStoredData(problems);
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    /** What would be done, without doing any of it; empty if nothing. */
    Map<Role, List<Difference>> pending() {
        Map<Role, List<Difference>> pending = new EnumMap<>(Role.class);
        Optional<KeystoreEntry> authority = inventory.stored(Role.CA).map(StoredKey::entry);
        for (KeystoreSpec spec : plan.specs()) {
            Optional<Issuer> issuer = signsItself(spec.role())
                    ? Optional.of(new SelfIssuer(random))
                    : authority.map(entry -> new AuthorityIssuer(entry, random));
            List<Difference> differences = inventory
                    .stored(spec.role())
                    .map(stored -> comparison(spec).differences(stored, issuer))
                    .orElseGet(() -> List.of(new Difference("key", "there is none", Remedy.REKEY)));
            if (!differences.isEmpty()) {
                pending.put(spec.role(), differences);
            }
        }
        return pending;
    }

    /** Does what is to be done; the authority first, since the others depend on it. */
    Map<Role, RoleKey> settle() {
        Map<Role, KeyPair> generated = KeyGeneration.generate(wantedKeys(), random);
        Map<Role, RoleKey> settled = new EnumMap<>(Role.class);
        for (KeystoreSpec spec : plan.specs()) {
            Issuer issuer = signsItself(spec.role())
                    ? new SelfIssuer(random)
                    : new AuthorityIssuer(settled.get(Role.CA).entry(), random);
            settled.put(spec.role(), settle(spec, issuer, Optional.ofNullable(generated.get(spec.role()))));
        }
        return settled;
    }

    private Map<Role, KeyAlgorithm> wantedKeys() {
        Map<Role, KeyAlgorithm> wanted = new EnumMap<>(Role.class);
        for (KeystoreSpec spec : plan.specs()) {
            boolean fits = inventory
                    .stored(spec.role())
                    .filter(stored -> comparison(spec)
                            .algorithm(stored.entry().certificate())
                            .isEmpty())
                    .isPresent();
            if (!fits || isRotated(spec.role())) {
                wanted.put(spec.role(), spec.algorithm());
            }
        }
        return wanted;
    }

    private RoleKey settle(KeystoreSpec spec, Issuer issuer, Optional<KeyPair> generated) {
        Role role = spec.role();
        Secret password = secrets.password(role).orElseGet(() -> secrets.newPassword(role));
        Optional<StoredKey> stored = inventory.stored(role);
        if (stored.isEmpty()) {
            KeystoreEntry entry = issued(spec, issuer, generated.orElseThrow(), Optional.empty());
            return new RoleKey(role, KeyStatus.CREATED, List.of(), entry, password, store(entry, password));
        }
        List<Difference> differences = new ArrayList<>(comparison(spec).differences(stored.get(), Optional.of(issuer)));
        if (isRotated(role)) {
            differences.add(new Difference("key", "a new one is asked for", Remedy.REKEY));
        }
        Optional<Remedy> remedy = differences.stream().map(Difference::remedy).max(Comparator.naturalOrder());
        if (remedy.isEmpty()) {
            KeystoreEntry entry = stored.get().entry();
            return new RoleKey(
                    role,
                    KeyStatus.UP_TO_DATE,
                    List.of(),
                    entry,
                    password,
                    stored.get().bytes());
        }
        KeystoreEntry entry =
                switch (remedy.get()) {
                    case REKEY -> issued(spec, issuer, generated.orElseThrow(), stored);
                    case RENEW -> issued(spec, issuer, stored.get().pair(), stored);
                    case REWRITE ->
                        new KeystoreEntry(
                                spec.alias(),
                                stored.get().entry().key(),
                                issuer.complete(stored.get().entry().certificate()));
                };
        return new RoleKey(role, status(remedy.get()), differences, entry, password, store(entry, password));
    }

    /** Where a lock names the key, the missing one has been told already. */
    private void requireKeysOfStoredData(List<Problem> problems) {
        boolean known = inventory.stored(Role.INTERNAL).isPresent()
                || inventory.lock().key(Role.INTERNAL).isPresent();
        if (plan.keystores().containsKey(Role.INTERNAL) && !known) {
            problems.add(new Problem(
                    Role.INTERNAL.parameter() + "<file>",
                    "is missing, though the server already has data (<deployment><existing>), which its internal store"
                            + " decrypts.",
                    "Name the store that the server uses: [keystore.internal] of its deployment.toml, or"
                            + " [keystore.primary] where that isn't set."));
        }
        boolean keyKnown = secrets.encryptionKey().isPresent()
                || secrets.readsWithRetiredKey()
                || inventory.lock().encryptionKey().isPresent();
        if (plan.encryptionKey().isPresent() && !keyKnown) {
            problems.add(new Problem(
                    "<secrets><encryptionKey>",
                    "is missing, though the server already has data (<deployment><existing>), which is encrypted with it.",
                    "Name where [encryption] key of the server's deployment.toml is kept. A server that never set one has"
                            + " the published 03BAFEB27A8E871CAD83C5CD4E771DAB: give that."));
        }
    }

    private void requireUsablePassword(Role role, List<Problem> problems) {
        try {
            secrets.password(role)
                    .ifPresent(password -> StorePassword.require(role.parameter() + "<password>", password));
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
    }

    private KeystoreEntry issued(KeystoreSpec spec, Issuer issuer, KeyPair pair, Optional<StoredKey> stored) {
        // A name that was made up once stays, but an authority's goes with its key.
        Optional<X509Certificate> kept = stored.map(key -> key.entry().certificate())
                .filter(certificate ->
                        spec.role() != Role.CA || certificate.getPublicKey().equals(pair.getPublic()));
        var subject = spec.subject()
                .or(() ->
                        spec.role() == Role.TLS ? Optional.empty() : kept.map(X509Certificate::getSubjectX500Principal))
                .orElseGet(() -> DistinguishedName.ofRole(spec.role(), plan.hostname(), pair.getPublic()));
        var template = new CertificateTemplate(
                subject, spec.names(), Usages.of(spec.role(), spec.algorithm()), spec.validity());
        return new KeystoreEntry(spec.alias(), pair.getPrivate(), issuer.issue(template, pair, now));
    }

    private byte[] store(KeystoreEntry entry, Secret password) {
        return new Pkcs12Writer(plan.profile()).keys(List.of(entry), password, random);
    }

    private KeyComparison comparison(KeystoreSpec spec) {
        return new KeyComparison(plan, spec, now);
    }

    private boolean signsItself(Role role) {
        return role == Role.CA || !plan.hasAuthority();
    }

    private boolean isRotated(Role role) {
        return rotated.equals(Optional.of(role));
    }

    private static KeyStatus status(Remedy remedy) {
        return switch (remedy) {
            case REKEY -> KeyStatus.REKEYED;
            case RENEW -> KeyStatus.RENEWED;
            case REWRITE -> KeyStatus.REWRITTEN;
        };
    }
}
