package io.github.ishardening.server;

import io.github.ishardening.trust.Partner;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The certificate of an accepted client, or of an authority whose clients are accepted.
 *
 * @param partner the certificate
 * @param user the user on whose behalf the client may act, if it is bound to one
 */
public record Client(Partner partner, Optional<String> user) {

    private static final int NO_AUTHORITY = -1;

    public X509Certificate certificate() {
        return partner.certificate();
    }

    /** Whether clients are accepted whose certificates this one signed. */
    public boolean isAuthority() {
        return certificate().getBasicConstraints() != NO_AUTHORITY;
    }
}
