package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.problem.UserLog;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reports to the user what happened to each key. */
record KeyReport(UserLog progress, KeyInventory before) {

    void tell(RoleKey key) {
        var certificate = key.entry().certificate();
        boolean isNews = progress.isNews(key.role() + " " + Spki.sha256(certificate) + certificate.getNotAfter());
        if (!isNews && key.status() == KeyStatus.UP_TO_DATE) {
            return;
        }
        String line = key + validity(key.entry());
        Optional<X509Certificate> former = former(key);
        if (former.isEmpty()) {
            progress.info(line);
        } else if (key.status() == KeyStatus.REKEYED) {
            progress.warn(
                    line + "; the old certificate is kept as " + KeyFiles.formerCertificates(key.role(), former.get()));
        } else {
            progress.info(line + "; the old certificate is valid until " + end(former.get()));
        }
    }

    /** Reports until when former signing keys are published, if that is new. */
    void tellOf(List<FormerSigner> signers) {
        signers.stream()
                .filter(signer -> !before.lock().former().contains(signer.line()))
                .forEach(signer -> progress.info("%s: former signing key, published next to the current one until %s"
                        .formatted(signer.alias().name(), signer.alias().until())));
    }

    /** Tells the user to back up new keys. */
    void tellToBackUp(Collection<RoleKey> keys, Path directory) {
        if (keys.stream()
                .anyMatch(key -> key.status() == KeyStatus.CREATED
                        && before.stored(key.role()).isEmpty())) {
            progress.info("New keys and passwords in " + directory
                    + ": back up this folder. If you lose it, you lose the server's data; anyone who can read"
                    + " it controls the server.");
        }
    }

    /** The certificate that was replaced. */
    private Optional<X509Certificate> former(RoleKey key) {
        return key.status() == KeyStatus.RENEWED || key.status() == KeyStatus.REKEYED
                ? before.stored(key.role())
                        .map(stored -> stored.entry().certificate())
                        .filter(certificate -> !CertificateTemplate.isPlaceholder(certificate))
                : Optional.empty();
    }

    private static String validity(KeystoreEntry entry) {
        return CertificateTemplate.isPlaceholder(entry.certificate())
                ? "; without a certificate yet"
                : "; valid until " + end(entry.certificate());
    }

    private static LocalDate end(X509Certificate certificate) {
        return Validity.day(certificate.getNotAfter());
    }
}
