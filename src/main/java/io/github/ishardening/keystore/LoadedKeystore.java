package io.github.ishardening.keystore;

import io.github.ishardening.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An open keystore, regardless of its location. Each of its keys is opened only once per password, because that takes
 * as many iterations as opening the store. Thread-safe.
 *
 * @param type its actual format
 * @param store the store; never modified
 * @param bytes the file's content
 * @param keys the keys opened so far
 */
record LoadedKeystore(StoreType type, KeyStore store, byte[] bytes, Map<KeyOpening, Key> keys) {

    LoadedKeystore(StoreType type, KeyStore store, byte[] bytes) {
        this(type, store, bytes.clone(), new ConcurrentHashMap<>());
    }

    private record KeyOpening(String alias, Secret password) {}

    /**
     * A private or secret key; empty if there is none with this alias.
     *
     * @throws GeneralSecurityException as {@link KeyStore#getKey} does; failures aren't cached
     */
    Optional<Key> key(String alias, Secret password) throws GeneralSecurityException {
        var opening = new KeyOpening(alias.toLowerCase(Locale.ROOT), password);
        Key key = keys.get(opening);
        if (key == null) {
            key = opened(alias, password);
        }
        if (key != null) {
            keys.put(opening, key);
        }
        return Optional.ofNullable(key);
    }

    private Key opened(String alias, Secret password) throws GeneralSecurityException {
        char[] characters = password.characters();
        try {
            return store.getKey(alias, characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
