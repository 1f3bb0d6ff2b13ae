package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.keys.Difference.Remedy;
import io.github.ishardening.keys.directory.KeyLine;
import io.github.ishardening.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A role whose key and certificate the user provides; they are imported unchanged, under a single password. */
record ImportedKey(ReconciliationContext run, KeystoreSpec spec, KeystoreEntry given) {

    /** The problem with importing it: the role already has another key or, in rotate-key, the same one. */
    Optional<Problem> obstacle() {
        if (run.plan().ephemeral()) {
            return Optional.empty();
        }
        String hash = Spki.sha256(given.certificate());
        Optional<String> stored = stored().map(key -> Spki.sha256(key.entry().certificate()));
        if (run.isRotated(spec.role())) {
            return stored.filter(hash::equals)
                    .map(same -> problem(hash, "which is already in use.", "Provide the new key first."));
        }
        Optional<String> locked = run.inventory().lock().key(spec.role()).map(KeyLine::hash);
        return locked.or(() -> stored)
                .filter(other -> !other.equals(hash))
                .map(other -> problem(
                        hash,
                        (locked.isPresent() ? "but keys.lock expects" : "but the keys directory has") + " sha256:"
                                + other + ".",
                        "Provide that key, or adopt this one with rotate-key -Dis-hardening.role=" + spec.role()
                                + "."));
    }

    /** The changes that would be made. */
    List<Difference> plan() {
        return stored().map(this::differences).orElseGet(() -> List.of(new Difference("key", "missing", Remedy.REKEY)));
    }

    /** Imports or keeps the key. */
    RoleKey apply() {
        KeystoreEntry entry = new KeystoreEntry(spec.alias(), given.key(), given.chain());
        if (stored().isEmpty()) {
            return run.written(spec.role(), KeyStatus.TAKEN_OVER, List.of(), entry);
        }
        List<Difference> differences = differences(stored().get());
        return differences.stream()
                .map(Difference::remedy)
                .max(Comparator.naturalOrder())
                .map(remedy -> run.written(spec.role(), KeyStatus.after(remedy), differences, entry))
                .orElseGet(() -> run.unchanged(spec.role(), stored().get()));
    }

    private Problem problem(String hash, String what, String cure) {
        return new Problem(spec.role().parameter(), "provides the key sha256:" + hash + ", " + what, cure);
    }

    private Optional<StoredKey> stored() {
        return run.inventory().stored(spec.role());
    }

    private List<Difference> differences(StoredKey stored) {
        List<Difference> differences = new ArrayList<>();
        KeystoreEntry kept = stored.entry();
        if (!kept.certificate().getPublicKey().equals(given.certificate().getPublicKey())) {
            differences.add(new Difference("key", "a different one is configured", Remedy.REKEY));
        } else if (!kept.certificate().equals(given.certificate())) {
            differences.add(new Difference("certificate", "a different one is configured", Remedy.RENEW));
        } else if (!kept.chain().equals(given.chain())) {
            differences.add(new Difference("chain", "a different one is configured", Remedy.REWRITE));
        }
        differences.addAll(run.comparison(spec).storeDifferences(stored));
        return differences;
    }
}
