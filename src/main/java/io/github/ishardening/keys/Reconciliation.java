package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keys.directory.KeysLockFile;
import io.github.ishardening.keystore.StorePassword;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.secret.SecretsFile;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides for each role what to do in a run, and does it in memory. Writes nothing. */
record Reconciliation(ReconciliationContext run) {

    /**
     * Checks that the plan can be carried out.
     *
     * @param more problems found elsewhere
     * @throws ProblemException with all problems, if there are any
     */
    void validate(List<Problem> more) {
        List<Problem> problems = new ArrayList<>(run.inventory().problems());
        problems.addAll(more);
        for (KeystoreSpec spec : run.plan().specs()) {
            requireUsablePassword(spec.role(), problems);
            requested(spec)
                    .map(ExternallySignedKey::obstacles)
                    .or(() -> given(spec).map(key -> key.obstacle().stream().toList()))
                    .orElseGet(() -> issued(spec).obstacle().stream().toList())
                    .forEach(problems::add);
        }
        problems.addAll(new StoredDataCheck(run).problems());
        ProblemException.throwIfAny(problems);
    }

    /** The changes that would be made to each role; empty if none. */
    Map<Role, List<Difference>> plan() {
        Map<Role, List<Difference>> plan = new EnumMap<>(Role.class);
        Optional<KeystoreEntry> authority = run.inventory().stored(Role.CA).map(StoredKey::entry);
        for (KeystoreSpec spec : run.plan().specs()) {
            List<Difference> differences = given(spec)
                    .map(ImportedKey::plan)
                    .or(() -> requested(spec).map(ExternallySignedKey::plan))
                    .orElseGet(() -> issued(spec)
                            .plan(
                                    signsItself(spec.role())
                                            ? Optional.of(new SelfIssuer(run.random()))
                                            : authority.map(entry -> new AuthorityIssuer(entry, run.random()))));
            if (!differences.isEmpty()) {
                plan.put(spec.role(), differences);
            }
        }
        return plan;
    }

    /**
     * Refuses changes to a frozen directory. Derived files, such as PEMs, don't count.
     *
     * @param more other changes that would be made
     * @throws ProblemException naming all changes
     */
    void requireNothingToDo(KeysDirectory directory, List<Problem> more) {
        List<Problem> problems = new ArrayList<>(more);
        plan().forEach((role, differences) -> problems.add(
                directory.frozen(KeyFiles.store(role), "would be rewritten: " + RoleKey.join(differences))));
        boolean hasEncryptionKey = run.secrets().encryptionKey().isPresent();
        boolean lacksEncryptionKey = run.plan().encryptionKey().isPresent() && !hasEncryptionKey;
        if (run.inventory().isEmpty()) {
            throw noKeys(directory, lacksEncryptionKey);
        }
        if (lacksEncryptionKey) {
            problems.add(directory.frozen(SecretsFile.NAME, "would get an encryption.key"));
        }
        if (!run.plan().ephemeral()) {
            KeysLockFile lock = run.inventory().lock();
            run.plan().specs().stream()
                    .map(KeystoreSpec::role)
                    .filter(role -> lock.key(role).isEmpty())
                    .forEach(role -> problems.add(directory.frozen(KeysLockFile.FILE, "would get a line for " + role)));
            if (hasEncryptionKey && lock.encryptionKey().isEmpty()) {
                problems.add(directory.frozen(KeysLockFile.FILE, "would get a line for encryption-key"));
            }
        }
        ProblemException.throwIfAny(problems);
    }

    private ProblemException noKeys(KeysDirectory directory, boolean lacksEncryptionKey) {
        var names = new ArrayList<String>();
        for (KeystoreSpec spec : run.plan().specs()) {
            names.add(KeyFiles.store(spec.role()));
        }
        if (lacksEncryptionKey) {
            names.add("encryption.key in " + SecretsFile.NAME);
        }
        return new ProblemException(
                directory.path("").toString(),
                "contains no keys, and is frozen; missing: " + String.join(", ", names) + ".",
                KeysDirectory.UNFREEZE);
    }

    /** Generates, renews or keeps every key; the authority first, since the others depend on it. */
    Map<Role, RoleKey> apply(UserLog progress) {
        Map<Role, KeyPair> made = newKeys(progress);
        Map<Role, RoleKey> settled = new EnumMap<>(Role.class);
        for (KeystoreSpec spec : run.plan().specs()) {
            Optional<KeyPair> pair = Optional.ofNullable(made.get(spec.role()));
            RoleKey key = given(spec)
                    .map(ImportedKey::apply)
                    .or(() -> requested(spec).map(requested -> requested.apply(pair)))
                    .orElseGet(() -> {
                        Issuer issuer = signsItself(spec.role())
                                ? new SelfIssuer(run.random())
                                : new AuthorityIssuer(settled.get(Role.CA).entry(), run.random());
                        return issued(spec).apply(issuer, pair);
                    });
            settled.put(spec.role(), key);
        }
        return settled;
    }

    /** The requests to which an external authority has yet to reply. */
    List<PendingRequest> awaited(Map<Role, RoleKey> settled) {
        return run.plan().specs().stream()
                .flatMap(spec -> requested(spec).flatMap(key -> key.awaited(settled.get(spec.role()))).stream())
                .toList();
    }

    /** Generates all keys in parallel, because the search for primes is slow and its duration varies widely. */
    private Map<Role, KeyPair> newKeys(UserLog progress) {
        Map<Role, KeyAlgorithm> wanted = new EnumMap<>(Role.class);
        for (KeystoreSpec spec : run.plan().specs()) {
            if (given(spec).isEmpty()) {
                issued(spec).keyToMake().ifPresent(algorithm -> wanted.put(spec.role(), algorithm));
            }
        }
        if (!wanted.isEmpty()) {
            progress.step("Generating keys");
        }
        return List.copyOf(wanted.keySet()).parallelStream()
                .collect(Collectors.toMap(
                        Function.identity(), role -> run.pairs().make(role, wanted.get(role))));
    }

    private Optional<ImportedKey> given(KeystoreSpec spec) {
        return Optional.ofNullable(run.plan().given().get(spec.role())).map(entry -> new ImportedKey(run, spec, entry));
    }

    private Optional<ExternallySignedKey> requested(KeystoreSpec spec) {
        return given(spec).isPresent()
                ? Optional.empty()
                : run.inventory()
                        .correspondence()
                        .map(correspondence -> new ExternallySignedKey(run, spec, correspondence));
    }

    private LocallySignedKey issued(KeystoreSpec spec) {
        return new LocallySignedKey(run, spec);
    }

    private boolean signsItself(Role role) {
        return role == Role.CA || !run.plan().hasAuthority();
    }

    private void requireUsablePassword(Role role, List<Problem> problems) {
        try {
            run.secrets()
                    .password(role)
                    .ifPresent(password -> StorePassword.require(role.parameter() + "<password>", password));
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
    }
}
