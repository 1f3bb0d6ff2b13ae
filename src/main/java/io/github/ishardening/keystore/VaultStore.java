package io.github.ishardening.keystore;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.ProviderException;
import java.util.Arrays;
import javax.crypto.SecretKey;

/** Adds the secret key of a vault to a PKCS12 store. */
public final class VaultStore {

    private VaultStore() {}

    /**
     * A copy of the store with the key added; its bytes differ each time.
     *
     * @param pkcs12 a PKCS12 store
     * @param password the password of the store and all its keys
     */
    public static byte[] with(byte[] pkcs12, Secret password, String alias, SecretKey key) {
        char[] characters = password.characters();
        try {
            KeyStore store = KeyStore.getInstance(StoreType.PKCS12.name());
            store.load(new ByteArrayInputStream(pkcs12), characters);
            store.setKeyEntry(alias, key, characters, null);
            var bytes = new ByteArrayOutputStream();
            store.store(bytes, characters);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new ProviderException("The JDK can't write a secret key", e);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** Whether a store can be opened, and contains this secret key and the private key of this entry. */
    public static boolean isComplete(
            byte[] pkcs12, OpenStores stores, Secret password, String alias, SecretKey key, KeystoreEntry entry) {
        try {
            var store = stores.open(alias, pkcs12, password);
            return store.secretKey(alias, password)
                            .filter(present -> Arrays.equals(present.getEncoded(), key.getEncoded()))
                            .isPresent()
                    && store.chain(entry.alias()).equals(entry.chain())
                    && store.entry(entry.alias(), password).key().equals(entry.key());
        } catch (ProblemException e) {
            return false;
        }
    }
}
