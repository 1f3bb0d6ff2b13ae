package io.github.ishardening.hardening.keys;

import io.github.ishardening.keys.EncryptionKeyFormat;
import io.github.ishardening.keystore.PublishedEncryptionKeys;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsFile;
import io.github.ishardening.server.StockEncryption;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The {@code [encryption] key} of one server: the user's, otherwise the stored one, otherwise one that is generated
 * once.
 */
final class DataEncryptionKey {

    private static final String STAYS =
            "The server's data is encrypted with a publicly known [encryption] key, which is kept: ";

    private final SecretsFile kept;
    private final String where;
    private Optional<Secret> given;
    private Optional<Secret> retired = Optional.empty();

    /**
     * @param kept the file for a generated key
     * @param where where the key comes from, for messages
     * @param given the key from the source that the user configured
     */
    DataEncryptionKey(SecretsFile kept, String where, Optional<Secret> given) {
        this.kept = kept;
        this.where = where;
        this.given = given;
    }

    /**
     * Stores a key of the distribution's own, and retires a publicly known one if possible.
     *
     * @param existing whether the server already has data
     * @param locked whether {@code keys.lock} contains a key, which only rotate-key may replace
     * @throws ProblemException if a server without data has a publicly known key, or the key is invalid for this server
     */
    void prepare(StockEncryption stock, boolean existing, Predicate<Secret> locked, UserLog progress) {
        var format = stock.format();
        if (format.isEmpty()) {
            return;
        }
        if (key().isEmpty() && stock.own().isPresent()) {
            kept.put(SecretName.ENCRYPTION_KEY.key(), stock.own().get());
            progress.info(
                    "the [encryption] key from the distribution's deployment.toml is now kept in secrets.properties.");
        }
        Optional<Secret> published = key().filter(PublishedEncryptionKeys::contains);
        if (published.isPresent()) {
            requireExisting(existing, published.get());
            if (!format.get().readsWithOldKey()) {
                progress.warn(STAYS + "before Identity Server 7.1, a new key makes stored data unreadable.");
            } else if (locked.test(published.get())) {
                progress.warn(STAYS + "replace it with rotate-key -Dis-hardening.role=encryption.");
            } else {
                retire(published.get(), progress);
            }
        }
        key().ifPresent(key -> format.get().require(where, key));
    }

    /** The key with which the server encrypts, if it is known. */
    Optional<Secret> key() {
        return given.or(() -> kept.get(SecretName.ENCRYPTION_KEY.key()))
                .filter(key -> !retired.equals(Optional.of(key)));
    }

    /** Whether the server had a publicly known key, with which it now only decrypts. */
    boolean isRetired() {
        return retired.isPresent();
    }

    /** The server's former key, with which it continues to decrypt if it can. */
    Optional<Secret> oldKey() {
        return kept.get(SecretName.ENCRYPTION_OLD_KEY.key());
    }

    /** Generates and stores a key; the current one, if any, becomes the old one. */
    Secret make(EncryptionKeyFormat format, SecureRandom random) {
        Secret made = format.generate(random);
        key().ifPresent(key -> kept.put(SecretName.ENCRYPTION_OLD_KEY.key(), key));
        given = Optional.empty();
        kept.put(SecretName.ENCRYPTION_KEY.key(), made);
        return made;
    }

    private void requireExisting(boolean existing, Secret published) {
        if (!existing) {
            throw new ProblemException(
                    where,
                    "is the publicly known key that %s."
                            .formatted(PublishedEncryptionKeys.origin(published).orElseThrow()),
                    "Remove it to generate a key; if the server's data is encrypted with it, set"
                            + " <deployment><existing>true</existing>.");
        }
    }

    private void retire(Secret published, UserLog progress) {
        retired = Optional.of(published);
        given = Optional.empty();
        if (oldKey().isEmpty()) {
            kept.put(SecretName.ENCRYPTION_OLD_KEY.key(), published);
        }
        progress.warn("The publicly known [encryption] key becomes [encryption] old_key: the server can still read"
                + " data encrypted with it, and uses a new key from now on. Until the stored data is re-encrypted,"
                + " anyone who gets hold of that data can decrypt it.");
    }
}
