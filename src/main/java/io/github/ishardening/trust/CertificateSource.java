package io.github.ishardening.trust;

import io.github.ishardening.secret.PlacedSource;
import java.util.Optional;
import java.util.Set;

/**
 * Certificates that the user specifies.
 *
 * @param where the parameter that specifies them, for messages
 * @param location their location
 * @param alias the alias of the first one; the others get {@code alias-2}, {@code alias-3} in order. By default, the
 *     alias in their store, otherwise {@code cn-<common name>-<first 8 hex digits of the SHA-256 fingerprint>}
 * @param waivers their defects that are accepted
 * @param password the source of the password, if they are in a store
 */
public record CertificateSource(
        String where,
        CertificateLocation location,
        Optional<String> alias,
        Set<Tolerance> waivers,
        Optional<PlacedSource> password) {

    public CertificateSource {
        waivers = Set.copyOf(waivers);
    }
}
