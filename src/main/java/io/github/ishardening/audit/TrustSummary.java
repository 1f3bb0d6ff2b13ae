package io.github.ishardening.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a reviewer wants to see in addition to the findings. Whatever isn't known is empty.
 *
 * @param at when the audit was made
 * @param isStock whether a stock distribution was audited, which can be hardened
 * @param changes the differences between the hardened and the stock distribution
 * @param trust who trusts what
 * @param authorities the other authorities that stores trust
 * @param certificates the server's own certificates, their issuers, and certificates that are trusted individually
 */
public record TrustSummary(
        Instant at,
        boolean isStock,
        List<ChangedFile> changes,
        List<TrustLine> trust,
        List<TrustedAuthorities> authorities,
        List<CertificateLine> certificates) {

    /** Copies the lists. */
    public TrustSummary {
        changes = List.copyOf(changes);
        trust = List.copyOf(trust);
        authorities = List.copyOf(authorities);
        certificates = List.copyOf(certificates);
    }

    /** The {@link #certificates}, those that expire soonest first. */
    public List<CertificateLine> soonestFirst() {
        return certificates.stream()
                .sorted(Comparator.comparing(CertificateLine::until).thenComparing(CertificateLine::name))
                .toList();
    }

    /** A summary with only the time, for a server whose files weren't seen. */
    public static TrustSummary unknown(Instant at) {
        return new TrustSummary(at, false, List.of(), List.of(), List.of(), List.of());
    }
}
