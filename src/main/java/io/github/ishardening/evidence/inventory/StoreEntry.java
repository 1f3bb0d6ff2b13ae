package io.github.ishardening.evidence.inventory;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What stands under one alias of a store.
 *
 * @param alias its name there
 * @param kind what it is
 * @param chain its certificates, its own first; none of a secret key
 */
public record StoreEntry(String alias, Kind kind, List<X509Certificate> chain) {

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
}
