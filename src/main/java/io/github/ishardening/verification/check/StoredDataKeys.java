package io.github.ishardening.verification.check;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.inspection.DecryptionKeys;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.keystore.PublishedEncryptionKeys;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.StoreCiphertext;
import io.github.ishardening.server.StoredCiphertext;
import io.github.ishardening.trust.PublishedKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys that what a server has stored may be encrypted with.
 *
 * @param own the {@code [encryption]} keys of the server that nobody has published
 * @param isKnown whether all of the server's {@code [encryption]} keys are available
 * @param stores the keys of its stores
 * @param unopened the role of a store whose key isn't available
 * @param published the keys of stores that WSO2 published
 */
record StoredDataKeys(
        List<Secret> own,
        boolean isKnown,
        List<KeystoreEntry> stores,
        Optional<String> unopened,
        PublishedKeys published) {

    /** What one-time passwords have a key of their own by, if they do. */
    private static final String TOTP = "encryption.totpKey";

    /** What encrypted a value. */
    enum By {
        /** A key of the server's own. */
        OWN,
        /** A key that everyone has. */
        PUBLISHED,
        /** None that is known. */
        OTHER,
        /** Not to be told, since not all keys are known. */
        UNKNOWN
    }

    /**
     * What was found out of a value.
     *
     * @param by what encrypted it
     * @param which the published key, or why it isn't known
     */
    record Encrypted(By by, String which) {}

    /** Those of a server. */
    static StoredDataKeys of(Inspection server, KnownSecrets secrets) throws IOException {
        var configured = DecryptionKeys.symmetric(server);
        var stores = new ArrayList<KeystoreEntry>();
        Optional<String> unopened = Optional.empty();
        for (String role : List.of("internal", "primary")) {
            var use = server.stores().uses().keystore(role);
            var entry = use.isPresent() ? DecryptionKeys.ofStore(server, use.get()) : Optional.<KeystoreEntry>empty();
            entry.ifPresent(stores::add);
            unopened = entry.isPresent() ? unopened : Optional.of(role);
        }
        return new StoredDataKeys(
                Stream.concat(
                                Stream.concat(configured.stream(), server.secret(TOTP).stream()),
                                Stream.of(SecretName.ENCRYPTION_KEY, SecretName.ENCRYPTION_OLD_KEY)
                                        .flatMap(name -> secrets.find(name).stream()))
                        .filter(key -> !PublishedEncryptionKeys.contains(key))
                        .distinct()
                        .toList(),
                !configured.isEmpty(),
                stores,
                unopened,
                PublishedKeys.load());
    }

    /** What encrypted a value, in Base64; empty if it is no ciphertext. */
    Optional<Encrypted> tell(String text) {
        return StoredCiphertext.of(text)
                .map(this::symmetric)
                .or(() -> StoreCiphertext.of(text).map(this::byStore));
    }

    private Encrypted symmetric(StoredCiphertext value) {
        if (own.stream().anyMatch(value::opensWith)) {
            return new Encrypted(By.OWN, "");
        }
        return PublishedEncryptionKeys.all()
                .filter(value::opensWith)
                .findFirst()
                .flatMap(PublishedEncryptionKeys::origin)
                .map(origin -> new Encrypted(By.PUBLISHED, "that " + origin))
                .orElseGet(() -> isKnown
                        ? new Encrypted(By.OTHER, "")
                        : new Encrypted(By.UNKNOWN, "the value of encryption.key isn't available"));
    }

    private Encrypted byStore(StoreCiphertext value) {
        return stores.stream()
                .filter(store -> value.opensWith(store.key()))
                .findFirst()
                .map(store -> published
                        .origin(store.chain().get(0))
                        .map(origin -> new Encrypted(By.PUBLISHED, "of " + origin))
                        .orElseGet(() -> new Encrypted(By.OWN, "")))
                .orElseGet(() -> unopened.map(role -> new Encrypted(
                                By.UNKNOWN, "the key of %s can't be opened in this build".formatted(role)))
                        .orElseGet(() -> new Encrypted(By.OTHER, "")));
    }

    /** Constant: holds secrets. */
    @Override
    public String toString() {
        return "(keys)";
    }
}
