package io.github.ishardening.keystore;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides role by role what is to be done in a run, and does it in memory. Writes nothing. */
final class Reconciliation {

    private final KeyRun run;

    Reconciliation(KeyRun run) {
        this.run = run;
    }

    /**
     * What keeps the plan from being followed at all.
     *
     * @throws ProblemException if something does
     */
    void requirePossible() {
        List<Problem> problems = new ArrayList<>(run.inventory().problems());
        for (KeystoreSpec spec : run.plan().specs()) {
            requireUsablePassword(spec.role(), problems);
            given(spec)
                    .map(GivenKey::obstacle)
                    .orElseGet(issued(spec)::obstacle)
                    .ifPresent(problems::add);
        }
        problems.addAll(new StoredDataCheck(run).problems());
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    /** What would be done, without doing any of it; empty if nothing. */
    Map<Role, List<Difference>> pending() {
        Map<Role, List<Difference>> pending = new EnumMap<>(Role.class);
        Optional<KeystoreEntry> authority = run.inventory().stored(Role.CA).map(StoredKey::entry);
        for (KeystoreSpec spec : run.plan().specs()) {
            List<Difference> differences = given(spec)
                    .map(GivenKey::pending)
                    .orElseGet(() -> issued(spec)
                            .pending(
                                    signsItself(spec.role())
                                            ? Optional.of(new SelfIssuer(run.random()))
                                            : authority.map(entry -> new AuthorityIssuer(entry, run.random()))));
            if (!differences.isEmpty()) {
                pending.put(spec.role(), differences);
            }
        }
        return pending;
    }

    /** Does what is to be done; the authority first, since the others depend on it. */
    Map<Role, RoleKey> settle() {
        Map<Role, KeyPair> made = KeyGeneration.generate(keysToMake(), run.random());
        Map<Role, RoleKey> settled = new EnumMap<>(Role.class);
        for (KeystoreSpec spec : run.plan().specs()) {
            RoleKey key = given(spec).map(GivenKey::settle).orElseGet(() -> {
                Issuer issuer = signsItself(spec.role())
                        ? new SelfIssuer(run.random())
                        : new AuthorityIssuer(settled.get(Role.CA).entry(), run.random());
                return issued(spec).settle(issuer, Optional.ofNullable(made.get(spec.role())));
            });
            settled.put(spec.role(), key);
        }
        return settled;
    }

    private Map<Role, KeyAlgorithm> keysToMake() {
        Map<Role, KeyAlgorithm> wanted = new EnumMap<>(Role.class);
        for (KeystoreSpec spec : run.plan().specs()) {
            if (given(spec).isEmpty()) {
                issued(spec).keyToMake().ifPresent(algorithm -> wanted.put(spec.role(), algorithm));
            }
        }
        return wanted;
    }

    private Optional<GivenKey> given(KeystoreSpec spec) {
        return Optional.ofNullable(run.plan().given().get(spec.role())).map(entry -> new GivenKey(run, spec, entry));
    }

    private IssuedKey issued(KeystoreSpec spec) {
        return new IssuedKey(run, spec);
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
