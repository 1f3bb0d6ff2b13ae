package io.github.ishardening.inspection;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.inspection.store.KeystoreReference;
import io.github.ishardening.inspection.store.StoreFile;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.EncryptionKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the keys with which a server decrypts its stored data. */
public final class DecryptionKeys {

    private DecryptionKeys() {}

    /** The {@code [encryption]} keys; none if one that is configured isn't known. */
    public static List<Secret> symmetric(Inspection inspection) throws IOException {
        var keys = new ArrayList<Secret>();
        for (String key : List.of(EncryptionKeys.KEY, EncryptionKeys.OLD_KEY)) {
            var secret = inspection.secret(key);
            if (inspection.value(key).isPresent() && secret.isEmpty()) {
                return List.of();
            }
            secret.ifPresent(keys::add);
        }
        return keys;
    }

    /** The key of a store with its certificates; empty if the store can't be opened in this build. */
    public static Optional<KeystoreEntry> ofStore(Inspection inspection, KeystoreReference use) throws IOException {
        try {
            return inspection
                    .stores()
                    .file(use)
                    .flatMap(StoreFile::opened)
                    .flatMap(store -> use.keyPassword()
                            .map(password -> store.entry(use.alias().orElse(""), password)));
        } catch (ProblemException e) {
            // The rule keystore-unreadable reports why.
            return Optional.empty();
        }
    }
}
