package io.github.ishardening.trust;

import io.github.ishardening.certificate.CertificateChain;
import io.github.ishardening.certificate.DistinguishedName;
import java.security.cert.CertPathValidatorException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Validates certification paths (RFC 5280, section 6), and describes in words why one isn't valid. */
public final class CertificationPathValidator {

    private final TrustAnchors anchors;
    private final String place;
    private final Instant now;

    /** Validates against a truststore at a given time. */
    CertificationPathValidator(TrustAnchors anchors, Instant now) {
        this(anchors, "the truststore", now);
    }

    /**
     * Validates against certificates, at least one.
     *
     * @param place their location, for messages: {@code the truststore}
     * @param now the time of the validation
     */
    public CertificationPathValidator(Collection<X509Certificate> anchors, String place, Instant now) {
        this(new TrustAnchors(anchors, now), place, now);
    }

    private CertificationPathValidator(TrustAnchors anchors, String place, Instant now) {
        this.anchors = anchors;
        this.place = place;
        this.now = now;
    }

    /**
     * Describes why a chain isn't trusted, as a sentence without its subject; empty if it is trusted. Validates the
     * longest part of the chain that leads to a trusted certificate.
     */
    public Optional<String> problem(List<X509Certificate> chain) {
        for (int last = chain.size() - 1; last >= 0; last--) {
            X509Certificate certificate = chain.get(last);
            if (anchors.contains(certificate)) {
                return validate(chain.subList(0, last), List.of(certificate));
            }
            List<X509Certificate> issuers = anchors.issuers(certificate);
            if (last == chain.size() - 1 && !issuers.isEmpty()) {
                return validate(chain, issuers);
            }
        }
        return Optional.of("chain ends at %s, which is not in %s"
                .formatted(chain.get(chain.size() - 1).getIssuerX500Principal().getName(), place));
    }

    private Optional<String> validate(List<X509Certificate> path, List<X509Certificate> roots) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            CertificateChain.validate(path, roots, now);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            X509Certificate at = culprit(e, path, roots);
            return Optional.of("chain is broken at %s: %s".formatted(DistinguishedName.of(at), words(e)));
        }
    }

    /** Without an index, the trusted certificate is the problem, or the end of the path if no trust anchor matches. */
    private static X509Certificate culprit(
            CertPathValidatorException e, List<X509Certificate> path, List<X509Certificate> roots) {
        if (e.getIndex() >= 0) {
            return path.get(e.getIndex());
        }
        return e.getReason() == PKIXReason.NO_TRUST_ANCHOR ? path.get(path.size() - 1) : roots.get(0);
    }

    private static String words(CertPathValidatorException e) {
        return switch (e.getReason().toString()) {
            case "EXPIRED" -> "it has expired";
            case "NOT_YET_VALID" -> "it is not valid yet";
            case "INVALID_SIGNATURE" -> "its signature isn't from the issuer's key";
            case "NO_TRUST_ANCHOR" -> "its signature isn't from a trusted key";
            case "NOT_CA_CERT" -> "it isn't an authority (basic constraints)";
            case "PATH_TOO_LONG" -> "it doesn't allow that many authorities below it (path length)";
            case "INVALID_KEY_USAGE" -> "it may not sign certificates (key usage)";
            default -> e.getMessage();
        };
    }
}
