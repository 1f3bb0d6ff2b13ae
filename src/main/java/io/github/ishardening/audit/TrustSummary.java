package io.github.ishardening.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a reviewer wants to see in addition to the findings. Whatever isn't known is empty.
 *
 * @param at when the audit was made
 * @param sha256 the SHA-256 of the audited zip, in lower-case hexadecimal
 * @param isStock whether a stock distribution was audited, which can be hardened
 * @param changes the differences between the hardened and the stock distribution
 * @param trust who trusts what
 * @param removed what hardening removed from which store, and why
 * @param authorities the other authorities that stores trust
 * @param certificates the server's own certificates, their issuers, and certificates that are trusted individually
 */
public record TrustSummary(
        Instant at,
        Optional<String> sha256,
        boolean isStock,
        List<ChangedFile> changes,
        List<TrustLine> trust,
        List<TrustLine> removed,
        List<TrustedAuthorities> authorities,
        List<CertificateLine> certificates) {

    /** Copies the lists. */
    public TrustSummary {
        changes = List.copyOf(changes);
        trust = List.copyOf(trust);
        removed = List.copyOf(removed);
        authorities = List.copyOf(authorities);
        certificates = List.copyOf(certificates);
    }

    /** The same for a zip with this SHA-256. */
    public TrustSummary of(String digest) {
        return new TrustSummary(at, Optional.of(digest), isStock, changes, trust, removed, authorities, certificates);
    }

    /** The {@link #certificates}, those that expire soonest first. */
    public List<CertificateLine> soonestFirst() {
        return certificates.stream()
                .sorted(Comparator.comparing(CertificateLine::until).thenComparing(CertificateLine::name))
                .toList();
    }

    /** A summary with only the time, for a server whose files weren't seen. */
    public static TrustSummary unknown(Instant at) {
        return new TrustSummary(at, Optional.empty(), false, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
