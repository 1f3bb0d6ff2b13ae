package io.github.ishardening.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a reviewer wants to see besides the findings. What isn't known is empty.
 *
 * @param at when the audit was made
 * @param isStock whether what was audited is as it was shipped, so that it can be hardened
 * @param changes what the hardening changed against the stock distribution
 * @param trust who trusts whom
 * @param authorities the authorities that stores trust besides
 * @param certificates the server's own certificates and those it trusts for themselves
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

    /** The server's own certificates and those it trusts for themselves, those that run out soonest first. */
    public List<CertificateLine> soonestFirst() {
        return certificates.stream()
                .sorted(Comparator.comparing(CertificateLine::until).thenComparing(CertificateLine::name))
                .toList();
    }

    /** Nothing but the moment: of a server whose files nobody saw. */
    public static TrustSummary unknown(Instant at) {
        return new TrustSummary(at, false, List.of(), List.of(), List.of(), List.of());
    }
}
