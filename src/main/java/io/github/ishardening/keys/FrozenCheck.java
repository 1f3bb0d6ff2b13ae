package io.github.ishardening.keys;

import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keys.directory.KeysLockFile;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.SecretsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Refuses a frozen directory in which something would change. Files that follow from others, such as PEMs, don't
 * count.
 */
record FrozenCheck(KeysDirectory directory, KeysPlan plan, KeySecrets secrets) {

    void require(KeyInventory inventory, Reconciliation reconciliation) {
        List<Problem> problems = new ArrayList<>();
        reconciliation
                .plan()
                .forEach((role, differences) -> problems.add(
                        directory.frozen(KeyFiles.store(role), "would be written anew: " + RoleKey.join(differences))));
        if (plan.encryptionKey().isPresent() && secrets.encryptionKey().isEmpty()) {
            problems.add(directory.frozen(SecretsFile.NAME, "would get an encryption.key"));
        }
        if (!plan.ephemeral()) {
            lock(inventory.lock(), problems);
        }
        ProblemException.throwIfAny(problems);
    }

    private void lock(KeysLockFile lock, List<Problem> problems) {
        for (KeystoreSpec spec : plan.specs()) {
            if (lock.key(spec.role()).isEmpty()) {
                problems.add(directory.frozen(KeysLockFile.FILE, "would get a line for " + spec.role()));
            }
        }
        Optional<KeysLockFile.Entry> encryptionKey = lock.encryptionKey();
        if (secrets.encryptionKey().isPresent() && encryptionKey.isEmpty()) {
            problems.add(directory.frozen(KeysLockFile.FILE, "would get a line for encryption-key"));
        }
    }
}
