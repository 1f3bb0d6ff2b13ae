package io.github.ishardening.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a reviewer wants to see besides the findings. What isn't known is empty.
 *
 * @param at when the audit was made
 * @param sha256 the SHA-256 of the zip that was audited, in lower-case hexadecimal
 * @param isStock whether what was audited is as it was shipped, so that it can be hardened
 * @param changes what the hardening changed against the stock distribution
 * @param trust who trusts whom
 * @param removed whom the hardening took out of which store, and why
 * @param authorities the authorities that stores trust besides
 * @param certificates the server's own certificates and those it trusts for themselves
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

    /** The same of a zip whose SHA-256 this is. */
    public TrustSummary of(String digest) {
        return new TrustSummary(at, Optional.of(digest), isStock, changes, trust, removed, authorities, certificates);
    }

    /** The server's own certificates and those it trusts for themselves, those that run out soonest first. */
    public List<CertificateLine> soonestFirst() {
        return certificates.stream()
                .sorted(Comparator.comparing(CertificateLine::until).thenComparing(CertificateLine::name))
                .toList();
    }

    /** Nothing but the moment: of a server whose files nobody saw. */
    public static TrustSummary unknown(Instant at) {
        return new TrustSummary(at, Optional.empty(), false, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
