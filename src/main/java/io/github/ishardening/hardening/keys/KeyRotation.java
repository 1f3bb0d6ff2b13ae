package io.github.ishardening.hardening.keys;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.keys.EncryptionKeyFormat;
import io.github.ishardening.keys.directory.KeysLockFile;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsFile;
import io.github.ishardening.server.RotationPages;
import io.github.ishardening.server.StockEncryption;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Replaces one key on request, and returns what the operator has to do. */
public final class KeyRotation {

    private static final String ROLE = "is-hardening.role";
    private static final String ENCRYPTION = "encryption";
    private static final String ACCEPT = "set is-hardening.acceptDataLoss=true";

    private final KeyProvisioning preparation;
    private final Optional<Product> product;
    private final boolean dataLossAccepted;
    private final boolean compromised;

    /**
     * Prepares a rotation.
     *
     * @param distribution the server, whose version determines what happens to stored data; empty if not available
     * @param dataLossAccepted whether data that only the current key decrypts may be lost
     * @param compromised whether the signing key may be compromised, so that it and former ones are removed immediately
     */
    public KeyRotation(
            HardeningRequest request,
            BuildContext context,
            Optional<Distribution> distribution,
            boolean dataLossAccepted,
            boolean compromised)
            throws IOException {
        this.preparation = KeyProvisioning.of(request, distribution, context);
        this.product = distribution.map(Distribution::product);
        this.dataLossAccepted = dataLossAccepted;
        this.compromised = compromised;
    }

    /**
     * Generates the new key.
     *
     * @param key {@code primary}, {@code internal}, {@code tls}, {@code ca} or {@code encryption}
     * @return what the operator has to do, line by line
     * @throws ProblemException if there is no such key, if data would be lost without acceptance, if a key other than
     *     primary is marked as compromised, or like {@link io.github.ishardening.keys.KeyLifeCycle#rotate}
     */
    public List<String> rotate(String key) throws IOException {
        requireKey(key);
        var named = role(key);
        if (compromised && !named.equals(Optional.of(Role.PRIMARY))) {
            throw new ProblemException(
                    "is-hardening.compromised",
                    "is true, but the key to replace is " + key + ": a former key remains published only for primary.",
                    "Remove it; the server trusts a former authority until you delete its certificates/ca-*.pem"
                            + " from the keys directory.");
        }
        if (named.isEmpty()) {
            return rotateEncryptionKey();
        }
        Role role = named.get();
        if (role == Role.INTERNAL) {
            requireNoDataUnderInternal();
        }
        return RotationAdvice.of(role, decryptsData(), preparation.rotate(role, compromised));
    }

    /**
     * Rejects names of keys that can't be rotated.
     *
     * @throws ProblemException like {@link #rotate}
     */
    public static void requireKey(String key) {
        if (!ENCRYPTION.equalsIgnoreCase(key) && role(key).isEmpty()) {
            throw new ProblemException(
                    ROLE,
                    "must be one of primary, internal, tls, ca, encryption, but "
                            + (key == null ? "is missing." : "is " + key + "."),
                    "Specify the key to replace with -Dis-hardening.role=...");
        }
    }

    private static Optional<Role> role(String key) {
        return Optional.ofNullable(key)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .flatMap(Role::of);
    }

    private List<String> rotateEncryptionKey() throws IOException {
        Product server = product.orElseThrow(() -> new ProblemException(
                "<distribution>",
                "is missing: the effect on data encrypted with the current key depends on the server's version.",
                "Specify it with -Dis-hardening.distribution=..."));
        EncryptionKeyFormat format = EncryptionKeyFormat.of(server.kernel())
                .orElseThrow(() -> new ProblemException(
                        ROLE,
                        "is encryption, but " + server + " has no [encryption] key.",
                        "Before Identity Server 5.11, the internal key encrypts stored data."));
        return preparation.withSecrets(secrets -> {
            if (!dataLossAccepted) {
                requireReadable(server, format, secrets.encryption());
            }
            preparation
                    .lifeCycle()
                    .rotateEncryptionKey(preparation.plan(secrets, StockEncryption.UNKNOWN), format, secrets);
            return RotationAdvice.ofEncryption(
                    format, preparation.request().passwords().containsKey(SecretName.ENCRYPTION_KEY));
        });
    }

    private void requireReadable(Product server, EncryptionKeyFormat format, DataEncryptionKey secrets)
            throws IOException {
        boolean locked = preparation.lifeCycle().lock().encryptionKey().isPresent();
        if (secrets.key().isEmpty() && !locked && !preparation.request().keys().existing()) {
            return;
        }
        if (!format.readsWithOldKey()) {
            throw new ProblemException(
                    ROLE,
                    "is encryption, but " + server + " supports only one key: encrypted data would be lost.",
                    "Follow " + RotationPages.BLUE_GREEN + ", then " + ACCEPT + ".");
        }
        var directory = preparation.request().keys().directory();
        String kept = directory.path(SecretsFile.NAME).toString();
        if (secrets.key().isEmpty()) {
            throw new ProblemException(
                    kept,
                    "encryption.key is missing, so it can't become the old key: data encrypted with it would be lost.",
                    "Restore the one that " + KeysLockFile.FILE + " expects from a backup, or " + ACCEPT + ".");
        }
        if (secrets.oldKey().isPresent()) {
            throw new ProblemException(
                    kept,
                    "still has an encryption.old-key, and the server supports only one old key: data encrypted with"
                            + " that one would be lost.",
                    "Remove it once everything is re-encrypted, or " + ACCEPT + ".");
        }
    }

    private void requireNoDataUnderInternal() {
        if (decryptsData().equals(Optional.of(true)) && !dataLossAccepted) {
            throw new ProblemException(
                    ROLE,
                    "is internal, but on " + product.orElseThrow() + " it encrypts stored data, which would be lost.",
                    "Re-encrypt the data with the new key first (" + RotationPages.ASYMMETRIC + "), then " + ACCEPT
                            + ".");
        }
    }

    /** Whether the internal key decrypts stored data; empty if the server's version isn't known. */
    private Optional<Boolean> decryptsData() {
        return product.map(server -> EncryptionKeyFormat.of(server.kernel()).isEmpty());
    }
}
