package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.keys.directory.FormerKeyLine;
import io.github.ishardening.keystore.FormerAlias;
import java.security.cert.X509Certificate;

/**
 * A signing key that the server continues to publish although another one, or another certificate over the same one,
 * has taken its place.
 *
 * @param line what {@code keys.lock} says of it
 * @param entry the key and its certificate, under the alias that it has in the server's store
 * @param store the PKCS12 store with this entry alone, as it is in {@code former/} of the keys directory; it has the
 *     password of primary's
 */
public record FormerSigner(FormerKeyLine line, KeystoreEntry entry, byte[] store) {

    /** Copies the bytes. */
    public FormerSigner {
        store = store.clone();
    }

    /** A copy of the store's bytes. */
    @Override
    public byte[] store() {
        return store.clone();
    }

    /** Its name, and until when it stays. */
    public FormerAlias alias() {
        return line.alias();
    }

    /** The certificate that tokens signed with it name. */
    public X509Certificate certificate() {
        return entry.certificate();
    }
}
