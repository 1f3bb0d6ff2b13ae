package io.github.ishardening.audit;

import java.time.Instant;
import java.util.List;

/**
 * What a reviewer wants to see besides the findings. What isn't known is empty.
 *
 * @param at when the audit was made
 * @param changes what the hardening changed against the stock distribution
 * @param trust who trusts whom
 * @param certificates the certificates that will run out some day
 */
public record TrustSummary(
        Instant at, List<ChangedFile> changes, List<TrustLine> trust, List<CertificateLine> certificates) {

    /** Copies the lists. */
    public TrustSummary {
        changes = List.copyOf(changes);
        trust = List.copyOf(trust);
        certificates = List.copyOf(certificates);
    }
}
