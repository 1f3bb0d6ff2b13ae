package io.github.ishardening.inspection.store;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.ContentKind;
import io.github.ishardening.keystore.FormerAlias;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The stores of a distribution: those in its security folder, and others that its configuration refers to. */
public final class KeystoreInventory {

    private final Distribution distribution;
    private final KeystoreReferences uses;
    private final Map<String, StoreFile> files = new TreeMap<>();

    private KeystoreInventory(Distribution distribution, KeystoreReferences uses) {
        this.distribution = distribution;
        this.uses = uses;
    }

    /** Opens all stores whose passwords are known. */
    public static KeystoreInventory of(Distribution distribution, StoreOpenings openings, KeystoreReferences uses)
            throws IOException {
        var stores = new KeystoreInventory(distribution, uses);
        Set<String> paths = new LinkedHashSet<>(distribution.paths(ServerFiles.SECURITY));
        stores.inUse().stream()
                .map(KeystoreReference::path)
                .filter(stores::exists)
                .forEach(paths::add);
        for (String path : paths) {
            if (ContentKind.storeType(header(distribution, path)).isPresent()) {
                stores.files.put(path, openings.file(path, stores.passwords(path)));
            }
        }
        return stores;
    }

    /** All stores, in use or not, by path. */
    public List<StoreFile> files() {
        return List.copyOf(files.values());
    }

    /** The files of the truststores in use, each once. */
    public List<StoreFile> truststores() {
        return files(uses.truststores());
    }

    /** The files of the keystores in use, each once. */
    public List<StoreFile> keystores() {
        return files(uses.keystores());
    }

    private List<StoreFile> files(List<KeystoreReference> of) {
        return of.stream().flatMap(use -> file(use).stream()).distinct().toList();
    }

    /** The store of a reference, if there is one at its path. */
    public Optional<StoreFile> file(KeystoreReference use) {
        return file(use.path());
    }

    /**
     * The certificate chain of the key that a reference names, the key's own certificate first; empty if the store is
     * closed or has no such key.
     */
    public List<X509Certificate> chain(KeystoreReference use) {
        return file(use)
                .flatMap(StoreFile::opened)
                .map(store -> store.chain(use.alias().orElse("")))
                .orElse(List.of());
    }

    /**
     * The former signing keys in a store by alias, expired or not; empty for any store but that of {@code primary}, and
     * without the current signing key, whatever its alias.
     */
    public Map<String, FormerAlias> formerSigners(StoreFile file) {
        var former = new TreeMap<String, FormerAlias>();
        uses.keystore("primary")
                .filter(use -> use.path().equals(file.path()))
                .ifPresent(use -> file.chains().keySet().stream()
                        .filter(alias -> !alias.equalsIgnoreCase(use.alias().orElse("")))
                        .forEach(alias -> FormerAlias.parse(alias).ifPresent(found -> former.put(alias, found))));
        return former;
    }

    /** The store at a path, if there is one. */
    public Optional<StoreFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    public KeystoreReferences uses() {
        return uses;
    }

    /** All references to stores, keystores first. */
    public List<KeystoreReference> inUse() {
        var all = new ArrayList<>(uses.keystores());
        all.addAll(uses.truststores());
        return all;
    }

    /** Whether there is a file at a path from the configuration, which may be invalid. */
    public boolean exists(String path) {
        return !path.startsWith("/") && !path.contains("..") && !path.contains("$") && distribution.exists(path);
    }

    /** The first bytes of a file, which may be large. */
    public static byte[] header(Distribution distribution, String path) throws IOException {
        try (var in = distribution.open(path)) {
            return in.readNBytes(ContentKind.HEADER);
        }
    }

    private List<Secret> passwords(String path) {
        var passwords = new ArrayList<Secret>();
        inUse().stream()
                .filter(use -> use.path().equals(path))
                .forEach(use -> use.password().ifPresent(passwords::add));
        passwords.addAll(PublishedPasswords.OF_STORES);
        return passwords;
    }
}
