package io.github.ishardening.server;

import io.github.ishardening.trust.Partner;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A certificate that lets in a client, or an authority whose certificates do.
 *
 * @param partner the certificate
 * @param user whom the client may act as, where it is bound to a user
 */
public record Client(Partner partner, Optional<String> user) {

    private static final int NO_AUTHORITY = -1;

    public X509Certificate certificate() {
        return partner.certificate();
    }

    /** Whether it lets in those whose certificates it signed. */
    public boolean isAuthority() {
        return certificate().getBasicConstraints() != NO_AUTHORITY;
    }
}
