package io.github.ishardening.evidence.inventory;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.OptionalInt;

/**
 * An entry of a store.
 *
 * @param alias its alias
 * @param kind its kind
 * @param chain its certificates, its own first; empty for a secret key
 * @param secretBits the length of a secret key, in bits; empty for other entries, or if the key can't be read
 */
public record StoreEntry(String alias, Kind kind, List<X509Certificate> chain, OptionalInt secretBits) {

    /** The kind of an entry. */
    public enum Kind {
        /** A private key with its certificates. */
        PRIVATE_KEY,
        /** A trusted certificate. */
        TRUSTED_CERTIFICATE,
        /** A symmetric key, such as that of the vault. */
        SECRET_KEY
    }

    /** Copies the list. */
    public StoreEntry {
        chain = List.copyOf(chain);
    }

    static StoreEntry trusted(String alias, X509Certificate certificate) {
        return new StoreEntry(alias, Kind.TRUSTED_CERTIFICATE, List.of(certificate), OptionalInt.empty());
    }

    static StoreEntry ofPrivateKey(String alias, List<X509Certificate> chain) {
        return new StoreEntry(alias, Kind.PRIVATE_KEY, chain, OptionalInt.empty());
    }

    static StoreEntry ofSecretKey(String alias, OptionalInt bits) {
        return new StoreEntry(alias, Kind.SECRET_KEY, List.of(), bits);
    }
}
