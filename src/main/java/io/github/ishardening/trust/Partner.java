package io.github.ishardening.trust;

import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * A certificate of somebody else that is to be trusted.
 *
 * @param entry the certificate under the name that it will have
 * @param where the parameter that names it, for messages
 * @param origin the file or coordinates that it comes from, for messages
 * @param waivers which faults of it are let pass
 */
public record Partner(TruststoreEntry entry, String where, String origin, Set<Tolerance> waivers) {

    /** Copies the set. */
    public Partner {
        waivers = Set.copyOf(waivers);
    }

    /** The certificate. */
    public X509Certificate certificate() {
        return entry.certificate();
    }
}
