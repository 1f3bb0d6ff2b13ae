package io.github.ishardening.keystore;

import io.github.ishardening.problem.Progress;
import java.time.LocalDate;

/** Tells the user what became of each key. */
record KeyReport(Progress progress, KeyInventory before) {

    void tell(RoleKey key) {
        String line = key + "; good until " + end(key.entry());
        switch (key.status()) {
            case RENEWED -> progress.info(line + ", the old certificate until " + end(former(key)));
            case REKEYED ->
                progress.warn(line + "; the old certificate stays as "
                        + KeyFiles.formerCertificates(key.role(), former(key).certificate()));
            case CREATED, TAKEN_OVER, REWRITTEN, UP_TO_DATE -> progress.info(line);
        }
    }

    private KeystoreEntry former(RoleKey key) {
        return before.stored(key.role()).orElseThrow().entry();
    }

    private static LocalDate end(KeystoreEntry entry) {
        return KeyComparison.date(entry.certificate().getNotAfter().toInstant());
    }
}
