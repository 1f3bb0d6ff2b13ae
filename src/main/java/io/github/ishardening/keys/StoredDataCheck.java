package io.github.ishardening.keys;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keystore.PublishedEncryptionKeys;
import io.github.ishardening.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Requires the keys that decrypt a server's existing data; the loss of a locked key is reported elsewhere. */
record StoredDataCheck(ReconciliationContext run) {

    private static final String EXISTING = ", but the server already has data (<deployment><existing>), which ";

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (run.plan().data() == StoredData.UNDER_ANY_KEY && isInternalUnknown()) {
            problems.add(new Problem(
                    Role.INTERNAL.parameter() + "<file>",
                    "is missing" + EXISTING + "the key in its internal store decrypts.",
                    "Specify the store that the server uses: [keystore.internal] in its deployment.toml, or"
                            + " [keystore.primary] if that isn't set. If Identity Server 7 or later created"
                            + " the data, set <deployment><dataSince> instead to generate a new one."));
        }
        if (run.plan().data().exists() && isEncryptionKeyUnknown()) {
            problems.add(new Problem(
                    "<secrets><encryptionKey>",
                    "is missing" + EXISTING + "is encrypted with it.",
                    "Specify a source for the [encryption] key from the server's deployment.toml. A server that never set"
                            + " one uses the publicly known "
                            + PublishedEncryptionKeys.STOCK + ": provide that."));
        }
        return problems;
    }

    private boolean isInternalUnknown() {
        return run.plan().keystores().containsKey(Role.INTERNAL)
                && !run.plan().given().containsKey(Role.INTERNAL)
                && run.inventory().stored(Role.INTERNAL).isEmpty()
                && run.inventory().lock().key(Role.INTERNAL).isEmpty();
    }

    private boolean isEncryptionKeyUnknown() {
        return run.plan().encryptionKey().isPresent()
                && run.secrets().encryptionKey().isEmpty()
                && !run.secrets().readsWithRetiredKey()
                && run.inventory().lock().encryptionKey().isEmpty();
    }
}
