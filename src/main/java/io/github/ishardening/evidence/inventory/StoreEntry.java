package io.github.ishardening.evidence.inventory;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.OptionalInt;

/**
 * What stands under one alias of a store.
 *
 * @param alias its name there
 * @param kind what it is
 * @param chain its certificates, its own first; none of a secret key
 * @param secretBits the length of a secret key, in bits; empty of what is none, and if the key can't be opened
 */
public record StoreEntry(String alias, Kind kind, List<X509Certificate> chain, OptionalInt secretBits) {

    /** What an entry can be. */
    public enum Kind {
        /** A private key with its certificates. */
        PRIVATE_KEY,
        /** A certificate that is trusted. */
        TRUSTED_CERTIFICATE,
        /** A symmetric key, as of the vault. */
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
