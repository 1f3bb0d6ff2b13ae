package io.github.ishardening.audit;

import java.util.List;

/**
 * The authorities that a store trusts, other than the server's own.
 *
 * @param store the store, relative to the distribution's top folder
 * @param certificates theirs, by alias
 */
public record TrustedAuthorities(String store, List<CertificateLine> certificates) {

    /** Copies the list. */
    public TrustedAuthorities {
        certificates = List.copyOf(certificates);
    }
}
