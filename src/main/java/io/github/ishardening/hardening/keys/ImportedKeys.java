package io.github.ishardening.hardening.keys;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.ImportedSource;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the keys that the user provides. */
record ImportedKeys(Map<Role, ImportedSource> sources, ServerSecrets secrets) {

    /**
     * Reads and checks all of them.
     *
     * @throws ProblemException with the problems of all of them
     */
    Map<Role, KeystoreEntry> read(ImportedKeyCheck check) throws IOException {
        Map<Role, KeystoreEntry> entries = new EnumMap<>(Role.class);
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<Role, ImportedSource> source : sources.entrySet()) {
            Role role = source.getKey();
            try {
                KeystoreEntry entry = source.getValue().read(secrets.openingPassword(role), secrets.keyPassword(role));
                problems.addAll(check.problems(role, entry));
                entries.put(role, entry);
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
        ProblemException.throwIfAny(problems);
        return entries;
    }
}
