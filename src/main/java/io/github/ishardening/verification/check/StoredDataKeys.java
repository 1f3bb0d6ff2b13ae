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
 * The keys with which data stored by a server may be encrypted.
 *
 * @param own the server's {@code [encryption]} keys that aren't publicly known
 * @param isKnown whether all of the server's {@code [encryption]} keys are available
 * @param stores the keys in its keystores
 * @param unopened the role of a keystore whose key isn't available
 * @param published the publicly known keys of keystores
 */
record StoredDataKeys(
        List<Secret> own,
        boolean isKnown,
        List<KeystoreEntry> stores,
        Optional<String> unopened,
        PublishedKeys published) {

    /** The setting for a separate key of one-time passwords. */
    private static final String TOTP = "encryption.totpKey";

    /** The kind of key that encrypted a value. */
    enum By {
        /** One of the server's own keys. */
        OWN,
        /** A publicly known key. */
        PUBLISHED,
        /** None of the known keys. */
        OTHER,
        /** Undecided, since not all keys are available. */
        UNKNOWN
    }

    /**
     * The result for a value.
     *
     * @param by the kind of key that encrypted it
     * @param which the publicly known key, or the reason why the key is undecided
     */
    record Encrypted(By by, String which) {}

    /** The keys of a server. */
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

    /** Determines the key that encrypted a value in Base64; empty if the value isn't a ciphertext. */
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
