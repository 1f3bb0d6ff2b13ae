package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.DecryptionKeys;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.keys.EncryptionKeyFormat;
import io.github.ishardening.keystore.PublishedEncryptionKeys;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StoreCiphertext;
import io.github.ishardening.server.StoredCiphertext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Checks the secrets in event publishers and user stores, which the server encrypts after reading them. */
@Guideline(
        id = "deployed-secrets",
        title = "Secrets of event publishers and user stores aren't encrypted with a publicly known key",
        severity = Severity.ERROR,
        source = "Symmetric encryption",
        address = OfficialPages.SYMMETRIC_ENCRYPTION,
        reportsOnly = true,
        hardening = """
            The server encrypts these secrets in their files at its first start. In a distribution that has been \
            started, they are encrypted with the key that was in use then: it is an error if that key is publicly \
            known, or if the server no longer has it and can't decrypt them. If `<existing>` is true, a publicly known \
            key is a warning. Before 5.11, they are encrypted with a keystore's key, which hardening replaces unless \
            `<existing>` is true: secrets that the new key can't decrypt are an error. A publicly known password in \
            plain text is a warning, because it belongs to an account on another server. The audit checks \
            `eventpublishers`, `eventreceivers` and `userstores` of the server and its tenants.""",
        nist = {"SC-12", "SC-28(1)"})
public final class DeployedSecrets extends Control {

    private static final String OTHER_KEY =
            "%s is encrypted with a key that the server doesn't have, so the server can't use it.";
    private static final String CURE =
            "Replace it with the plain secret and encrypted=\"false\": the server encrypts it with its own key at the"
                    + " next start. Or restore the file from the stock distribution.";

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var keys = DecryptionKeys.symmetric(inspection);
        boolean isOfStore =
                EncryptionKeyFormat.of(inspection.product().kernel()).isEmpty();
        boolean isSeen = false;
        for (String root : ServerFiles.DEPLOYED) {
            for (String path : inspection.distribution().paths(root)) {
                if (ServerFiles.isArtifactWithSecrets(path)) {
                    for (DeployedSecret secret : DeployedSecret.in(path, inspection)) {
                        isSeen = true;
                        if (secret.isEncrypted() && isOfStore) {
                            inspect(secret, inspection, findings);
                        } else if (secret.isEncrypted()) {
                            inspect(secret, keys, inspection, findings);
                        } else if (PublishedPasswords.contains(secret.text())) {
                            findings.add(
                                    Severity.WARNING,
                                    secret.location(),
                                    "%s has a publicly known password.".formatted(secret.name()),
                                    "Change it on that server, then set it here: the server encrypts it at the next"
                                            + " start.");
                        }
                    }
                }
            }
        }
        if (!isSeen) {
            findings.notApplicable("no event publisher or user store has a secret");
        }
    }

    private static void inspect(DeployedSecret secret, List<Secret> keys, Inspection inspection, Findings findings) {
        var ciphertext = StoredCiphertext.of(secret.text());
        if (ciphertext.isEmpty()) {
            findings.notApplicable("%s contains values that aren't encrypted with an [encryption] key"
                    .formatted(secret.location().path()));
            return;
        }
        Optional<String> origin = PublishedEncryptionKeys.all()
                .filter(ciphertext.get()::opensWith)
                .findFirst()
                .flatMap(PublishedEncryptionKeys::origin);
        if (origin.isPresent()) {
            findings.add(
                    inspection.existing() ? Severity.WARNING : findings.severity(),
                    secret.location(),
                    "%s is encrypted with the publicly known key that %s.".formatted(secret.name(), origin.get()),
                    CURE);
        } else if (keys.isEmpty()) {
            findings.notApplicable("the value of encryption.key isn't available");
        } else if (keys.stream().noneMatch(ciphertext.get()::opensWith)) {
            findings.add(secret.location(), OTHER_KEY.formatted(secret.name()), CURE);
        }
    }

    /** Before Identity Server 5.11, a keystore's key encrypts, maybe {@code primary}'s in 5.9 and for user stores. */
    private static void inspect(DeployedSecret secret, Inspection inspection, Findings findings) throws IOException {
        var ciphertext = StoreCiphertext.of(secret.text());
        if (ciphertext.isEmpty()) {
            findings.notApplicable("%s contains values that aren't encrypted with the key of a store"
                    .formatted(secret.location().path()));
            return;
        }
        boolean isDecrypted = false;
        for (String role : List.of("internal", "primary")) {
            var use = inspection.stores().uses().keystore(role);
            var entry =
                    use.isPresent() ? DecryptionKeys.ofStore(inspection, use.get()) : Optional.<KeystoreEntry>empty();
            if (entry.isEmpty()) {
                findings.notApplicable("the key of %s can't be opened in this build".formatted(role));
                return;
            }
            isDecrypted |= ciphertext.get().opensWith(entry.get().key());
        }
        if (!isDecrypted) {
            findings.add(secret.location(), OTHER_KEY.formatted(secret.name()), CURE);
        }
    }
}
