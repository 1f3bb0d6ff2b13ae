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
 * A keystore that is open, wherever it lies. Each of its keys is opened once with a password, which takes as many
 * iterations as to open the store. Safe for use by several threads.
 *
 * @param type the format that it really has
 * @param store the store, which nobody changes
 * @param bytes the file
 * @param keys those that were opened
 */
record LoadedKeystore(StoreType type, KeyStore store, byte[] bytes, Map<KeyOpening, Key> keys) {

    LoadedKeystore(StoreType type, KeyStore store, byte[] bytes) {
        this(type, store, bytes.clone(), new ConcurrentHashMap<>());
    }

    private record KeyOpening(String alias, Secret password) {}

    /**
     * A private or secret key; empty if there is none under this alias.
     *
     * @throws GeneralSecurityException as {@link KeyStore#getKey} does, each time
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
