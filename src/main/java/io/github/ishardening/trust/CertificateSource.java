package io.github.ishardening.trust;

import io.github.ishardening.secret.PlacedSource;
import java.util.Optional;
import java.util.Set;

/**
 * Certificates that the user names.
 *
 * @param where the parameter that names them, for messages
 * @param location where they are
 * @param alias what they are to be called: the first so, the others {@code alias-2}, {@code alias-3} in their order; by
 *     default what a store calls them, else {@code cn-<common name>-<8 digits of the SHA-256>}
 * @param waivers which faults of theirs are let pass
 * @param password where the password is, if they are in a store
 */
public record CertificateSource(
        String where,
        CertificateLocation location,
        Optional<String> alias,
        Set<Tolerance> waivers,
        Optional<PlacedSource> password) {

    /** Copies the set. */
    public CertificateSource {
        waivers = Set.copyOf(waivers);
    }
}
