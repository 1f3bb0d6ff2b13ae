package io.github.ishardening.keystore;

import io.github.ishardening.problem.Progress;
import java.security.cert.X509Certificate;
import java.time.LocalDate;

/** Tells the user what became of each key. */
record KeyReport(Progress progress, KeyInventory before) {

    void tell(RoleKey key) {
        String line = key + validity(key.entry());
        switch (key.status()) {
            case RENEWED -> progress.info(line + ", the old certificate until " + end(former(key)));
            case REKEYED -> {
                X509Certificate former = former(key).certificate();
                if (CertificateTemplate.isPlaceholder(former)) {
                    progress.info(line);
                } else {
                    progress.warn(
                            line + "; the old certificate stays as " + KeyFiles.formerCertificates(key.role(), former));
                }
            }
            case CREATED, TAKEN_OVER, REWRITTEN, UP_TO_DATE -> progress.info(line);
        }
    }

    private static String validity(KeystoreEntry entry) {
        return CertificateTemplate.isPlaceholder(entry.certificate())
                ? "; without a certificate yet"
                : "; good until " + end(entry);
    }

    private KeystoreEntry former(RoleKey key) {
        return before.stored(key.role()).orElseThrow().entry();
    }

    private static LocalDate end(KeystoreEntry entry) {
        return KeyComparison.date(entry.certificate().getNotAfter().toInstant());
    }
}
