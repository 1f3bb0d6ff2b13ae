package io.github.ishardening.evidence.inventory;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.Digests;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KeystoreInventory;
import io.github.ishardening.inspection.store.KeystoreReference;
import io.github.ishardening.inspection.store.StoreFile;
import io.github.ishardening.keystore.ContentKind;
import io.github.ishardening.keystore.OpenedKeystore;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the contents of a server's stores. */
record StoreContents(Distribution distribution, KeystoreInventory stores, Unread unread) {

    /** The stores; those that can't be opened have no entries. */
    static List<StoreContent> of(Inspection inspection, Unread unread) {
        return unread.orNone(
                ServerFiles.SECURITY,
                () -> new StoreContents(inspection.distribution(), inspection.stores(), unread).all());
    }

    private List<StoreContent> all() {
        var all = new ArrayList<StoreContent>();
        for (StoreFile file : stores.files()) {
            all.addAll(unread.orNone(file.path(), () -> List.of(content(file))));
        }
        for (KeystoreReference use : stores.inUse()) {
            if (stores.file(use).isEmpty()) {
                unread.add(new Problem(
                        use.path(),
                        "doesn't exist, or can't be read as a store, but %s refers to it.".formatted(use.title()),
                        "Put the store there, or specify another."));
            }
        }
        return all;
    }

    private StoreContent content(StoreFile file) throws IOException {
        var uses = uses(file);
        return new StoreContent(
                file.path(),
                type(file).name(),
                sha256(file.path()),
                uses.stream().map(use -> use.names().table()).distinct().toList(),
                file.opened().map(OpenedKeystore::protection),
                file.opened().map(store -> entries(store, uses)).orElseGet(() -> closed(file)));
    }

    private List<KeystoreReference> uses(StoreFile file) {
        return stores.inUse().stream()
                .filter(use -> use.path().equals(file.path()))
                .toList();
    }

    private StoreType type(StoreFile file) throws IOException {
        return file.opened().isPresent()
                ? file.opened().get().type()
                : ContentKind.storeType(KeystoreInventory.header(distribution, file.path()))
                        .orElseThrow();
    }

    private String sha256(String path) throws IOException {
        try (var in = distribution.open(path)) {
            return Digests.sha256(in);
        }
    }

    private List<StoreEntry> closed(StoreFile file) {
        unread.add(new Problem(
                file.path(),
                file.unseen()
                        .map(why -> why + ".")
                        .orElse("can't be opened with any known password, so its contents are unknown."),
                file.unseen().isPresent()
                        ? "Rewrite it, or remove it."
                        : "Set its password where the server reads it, or remove it."));
        return List.of();
    }

    private List<StoreEntry> entries(OpenedKeystore store, List<KeystoreReference> uses) {
        var entries = new ArrayList<StoreEntry>();
        for (String alias : store.keyAliases()) {
            entries.add(
                    store.isSecretKey(alias)
                            ? StoreEntry.ofSecretKey(alias, secretBits(store, alias, uses))
                            : StoreEntry.ofPrivateKey(alias, store.chain(alias)));
        }
        store.trusted().forEach((alias, certificate) -> entries.add(StoreEntry.trusted(alias, certificate)));
        return entries;
    }

    private OptionalInt secretBits(OpenedKeystore store, String alias, List<KeystoreReference> uses) {
        return uses.stream()
                .flatMap(use -> use.keyPassword().stream())
                .distinct()
                .flatMap(password -> bits(store, alias, password).stream())
                .findFirst()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private static Optional<Integer> bits(OpenedKeystore store, String alias, Secret password) {
        try {
            return store.secretKey(alias, password).map(key -> {
                byte[] value = key.getEncoded();
                Arrays.fill(value, (byte) 0);
                return value.length * Byte.SIZE;
            });
        } catch (ProblemException e) {
            // It has another password; keystore-unreadable reports that for keys in use.
            return Optional.empty();
        }
    }
}
