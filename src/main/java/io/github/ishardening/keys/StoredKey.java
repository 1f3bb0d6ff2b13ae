package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.OpenedKeystore;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.security.KeyPair;
import java.util.Optional;
import java.util.SortedSet;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * A role's store as found.
 *
 * @param entry its key and chain
 * @param passwordChanged whether the store still has the former password
 * @param macDigest the digest of its MAC, if it has one; indicates how it is protected
 * @param bytes the store
 */
record StoredKey(KeystoreEntry entry, boolean passwordChanged, Optional<ASN1ObjectIdentifier> macDigest, byte[] bytes) {

    /** Opens a store with the password or, if that fails, with the former one. */
    static StoredKey open(OpenStores stores, String where, byte[] bytes, Secret password, Optional<Secret> former) {
        try {
            return open(stores, where, bytes, password, false);
        } catch (ProblemException e) {
            if (former.isEmpty()) {
                throw e;
            }
            try {
                return open(stores, where, bytes, former.get(), true);
            } catch (ProblemException ignored) {
                // Report the problem with the current password: it is the one to fix.
                throw e;
            }
        }
    }

    KeyPair pair() {
        return new KeyPair(entry.certificate().getPublicKey(), entry.key());
    }

    private static StoredKey open(
            OpenStores stores, String where, byte[] bytes, Secret password, boolean passwordChanged) {
        OpenedKeystore opened = stores.open(where, bytes, password);
        if (opened.type() != StoreType.PKCS12) {
            throw new ProblemException(
                    where,
                    "is a " + opened.type() + " store, but keys are kept as PKCS12.",
                    "Convert it with keytool -importkeystore -deststoretype PKCS12.");
        }
        SortedSet<String> aliases = opened.keyAliases();
        if (aliases.size() != 1) {
            throw new ProblemException(
                    where,
                    aliases.isEmpty()
                            ? "has no private key."
                            : "has more than one private key: " + String.join(", ", aliases) + ".",
                    "Each role needs a store with a single key.");
        }
        return new StoredKey(opened.entry(aliases.first(), password), passwordChanged, opened.macDigest(), bytes);
    }
}
