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

/** What a server decrypts its stored data with. */
public final class DecryptionKeys {

    private DecryptionKeys() {}

    /** The {@code [encryption]} keys, as far as they are known; none unless the present one is. */
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

    /** The key of a store with its certificates; empty if it can't be opened in this build. */
    public static Optional<KeystoreEntry> ofStore(Inspection inspection, KeystoreReference use) throws IOException {
        try {
            return inspection
                    .stores()
                    .file(use)
                    .flatMap(StoreFile::opened)
                    .flatMap(store -> use.keyPassword()
                            .map(password -> store.entry(use.alias().orElse(""), password)));
        } catch (ProblemException e) {
            // keystore-unreadable says why
            return Optional.empty();
        }
    }
}
