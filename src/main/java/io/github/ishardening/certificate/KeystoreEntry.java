package io.github.ishardening.certificate;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * A private key with its certificate chain.
 *
 * @param alias the entry's name in its store
 * @param key the private key
 * @param chain the certificates, the key's own first; never empty
 */
public record KeystoreEntry(String alias, PrivateKey key, List<X509Certificate> chain) {

    /** Copies the chain. */
    public KeystoreEntry {
        Objects.requireNonNull(alias);
        Objects.requireNonNull(key);
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A key needs a certificate");
        }
    }

    /** The key's own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The last certificate of the chain, which is the key's own if it is self-signed. */
    public X509Certificate root() {
        return chain.get(chain.size() - 1);
    }

    /** Alias and subject, without the key. */
    @Override
    public String toString() {
        return alias + " (" + certificate().getSubjectX500Principal() + ")";
    }
}
