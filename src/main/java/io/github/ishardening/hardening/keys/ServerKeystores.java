package io.github.ishardening.hardening.keys;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.FormerSigner;
import io.github.ishardening.keystore.JksKeyProtector;
import io.github.ishardening.keystore.JksWriter;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.Pkcs12Union;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.keystore.VaultStore;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.VaultFile;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.ServerKeystore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Converts the PKCS12 keystores of the keys directory to the server's format.
 *
 * @param type the server's format
 * @param kept where protected keys are kept, so that the next build produces the same bytes
 * @param stores the stores opened in this run
 * @param random randomness for protecting keys
 */
public record ServerKeystores(StoreType type, VaultFile kept, OpenStores stores, SecureRandom random) {

    private static final String VAULT_ALIAS = "vault";
    private static final String VAULT_STORE = "internal.p12-with-vault-key";

    /**
     * The keystores of the three roles.
     *
     * @param vaultKey the vault's secret key, if it has one; the internal store's alias then refers to it, as WSO2's
     *     cipher tool requires
     */
    public Map<Role, ServerKeystore> of(ServerKeys keys, Optional<SecretKey> vaultKey) {
        var keystores = new EnumMap<Role, ServerKeystore>(Role.class);
        for (Role role : new Role[] {Role.PRIMARY, Role.INTERNAL, Role.TLS}) {
            var key = keys.key(role);
            var former = role == Role.PRIMARY ? keys.keys().signers() : List.<FormerSigner>of();
            var content = content(role, key.entry(), key.store(), key.password(), former);
            var store = ServerFiles.store(role.id(), type, content, key.password(), ServerSecrets.storePassword(role));
            keystores.put(role, new ServerKeystore(role, key.entry().alias(), store));
        }
        vaultKey.ifPresent(key -> keystores.compute(
                Role.INTERNAL,
                (role, store) -> withVaultKey(store, keys.key(role).entry(), key)));
        return keystores;
    }

    private ServerKeystore withVaultKey(ServerKeystore keystore, KeystoreEntry entry, SecretKey key) {
        var store = keystore.store();
        byte[] content = kept.kept(VAULT_STORE)
                .filter(bytes -> VaultStore.isComplete(bytes, stores, store.password(), VAULT_ALIAS, key, entry))
                .orElseGet(() -> {
                    byte[] made = VaultStore.with(store.content(), store.password(), VAULT_ALIAS, key);
                    kept.keep(VAULT_STORE, made);
                    return made;
                });
        return new ServerKeystore(keystore.role(), VAULT_ALIAS, store.with(content));
    }

    /**
     * The file for the server: the PKCS12 store, or its entry as a JKS store with the same password; and any former
     * signing keys.
     */
    byte[] content(Role role, KeystoreEntry entry, byte[] pkcs12, Secret password, List<FormerSigner> former) {
        return switch (type) {
            case PKCS12 -> former.isEmpty() ? pkcs12 : union(pkcs12, password, former);
            case JKS -> {
                var store = new JksWriter().key(entry.alias(), protectedKey(role.id(), entry, password), entry.chain());
                for (FormerSigner signer : former) {
                    KeystoreEntry other = signer.entry();
                    store.key(other.alias(), protectedKey(other.alias(), other, password), other.chain());
                }
                yield store.write(password);
            }
        };
    }

    private static byte[] union(byte[] pkcs12, Secret password, List<FormerSigner> former) {
        List<byte[]> stores = new ArrayList<>(List.of(pkcs12));
        former.forEach(signer -> stores.add(signer.store()));
        return Pkcs12Union.of(stores, password);
    }

    /** Kept under a name of its own: two roles may have the same alias. */
    private byte[] protectedKey(String owner, KeystoreEntry entry, Secret password) {
        String name = owner + ".jks";
        Optional<byte[]> earlier =
                kept.kept(name).filter(bytes -> JksKeyProtector.protects(bytes, entry.key(), password));
        return earlier.orElseGet(() -> {
            byte[] made = JksKeyProtector.protect(entry.key(), password, random);
            kept.keep(name, made);
            return made;
        });
    }
}
