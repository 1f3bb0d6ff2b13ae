package io.github.ishardening.trust;

import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * A certificate of a partner that the server should trust.
 *
 * @param entry the certificate with its alias in the truststore
 * @param where the parameter that specifies it, for messages
 * @param origin its file or coordinates, for messages
 * @param waivers its defects that are accepted
 */
public record Partner(TruststoreEntry entry, String where, String origin, Set<Tolerance> waivers) {

    public Partner {
        waivers = Set.copyOf(waivers);
    }

    public X509Certificate certificate() {
        return entry.certificate();
    }
}
