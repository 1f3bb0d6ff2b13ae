package io.github.ishardening.audit;

import java.util.List;

/**
 * The certificate authorities that a store trusts, other than the issuers of the server's own certificates.
 *
 * @param store the store, relative to the distribution's top folder
 * @param certificates their certificates, sorted by alias
 */
public record TrustedAuthorities(String store, List<CertificateLine> certificates) {

    /** Copies the list. */
    public TrustedAuthorities {
        certificates = List.copyOf(certificates);
    }
}
