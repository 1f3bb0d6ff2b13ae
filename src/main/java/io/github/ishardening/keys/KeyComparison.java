package io.github.ishardening.keys;

import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.certificate.Usages;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.keys.Difference.Remedy;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * Compares a store with its specification, field by field.
 *
 * @param plan the plan for the whole keys directory
 * @param spec the specification of this role
 * @param now the time for checking validity
 */
record KeyComparison(KeysPlan plan, KeystoreSpec spec, Instant now) {

    /** All differences; {@code issuer} is empty if it isn't known, and then not compared. */
    List<Difference> differences(StoredKey stored, Optional<Issuer> issuer) {
        X509Certificate certificate = stored.entry().certificate();
        List<Difference> differences = new ArrayList<>();
        algorithm(certificate).ifPresent(differences::add);
        subject(certificate).ifPresent(differences::add);
        names(certificate).ifPresent(differences::add);
        usages(certificate).ifPresent(differences::add);
        issuer.flatMap(each -> each.difference(stored.entry().chain())).ifPresent(differences::add);
        validity(stored.entry().chain(), issuer).ifPresent(differences::add);
        differences.addAll(storeDifferences(stored));
        return differences;
    }

    /** The differences of the store apart from its key and certificate. */
    List<Difference> storeDifferences(StoredKey stored) {
        List<Difference> differences = new ArrayList<>();
        if (!stored.entry().alias().equals(spec.alias())) {
            differences.add(new Difference(
                    "alias",
                    "is " + stored.entry().alias() + ", but " + spec.alias() + " is configured",
                    Remedy.REWRITE));
        }
        if (stored.passwordChanged()) {
            differences.add(new Difference("password", "is the former one", Remedy.REWRITE));
        }
        if (!stored.macDigest().equals(Optional.of(plan.profile().digest()))) {
            differences.add(new Difference("pkcs12Profile", "is not " + plan.profile(), Remedy.REWRITE));
        }
        return differences;
    }

    /** The difference between the key's algorithm and the specified one, if any. */
    Optional<Difference> algorithm(X509Certificate certificate) {
        String found = KeyAlgorithm.describe(certificate.getPublicKey());
        return found.equals(spec.algorithm().toString())
                ? Optional.empty()
                : Optional.of(new Difference(
                        "algorithm", "is " + found + ", but " + spec.algorithm() + " is configured", Remedy.REKEY));
    }

    private Optional<Difference> subject(X509Certificate certificate) {
        String found = DistinguishedName.of(certificate);
        return spec.subject()
                .or(() -> spec.role() == Role.TLS
                        ? Optional.of(DistinguishedName.ofRole(Role.TLS, plan.hostname(), certificate.getPublicKey()))
                        : Optional.empty())
                .map(X500Principal::getName)
                .filter(wanted -> !wanted.equals(found))
                .map(wanted ->
                        new Difference("subject", "is " + found + ", but " + wanted + " is configured", Remedy.RENEW));
    }

    private Optional<Difference> names(X509Certificate certificate) {
        List<SubjectAlternativeName> found = SubjectAlternativeName.of(certificate);
        List<String> details = new ArrayList<>();
        describe(spec.names(), found, "missing").ifPresent(details::add);
        describe(found, spec.names(), "not configured").ifPresent(details::add);
        return details.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference("subject alternative names", String.join(", ", details), Remedy.RENEW));
    }

    private static Optional<String> describe(
            List<SubjectAlternativeName> ones, List<SubjectAlternativeName> others, String how) {
        List<String> only = ones.stream()
                .filter(name -> !others.contains(name))
                .map(SubjectAlternativeName::toString)
                .distinct()
                .toList();
        return only.isEmpty()
                ? Optional.empty()
                : Optional.of(only.stream().collect(Collectors.joining(" and "))
                        + (only.size() == 1 ? " is " : " are ")
                        + how);
    }

    private Optional<Difference> usages(X509Certificate certificate) {
        Usages found = Usages.of(certificate);
        Usages wanted = Usages.of(spec.role(), spec.algorithm());
        return found.equals(wanted)
                ? Optional.empty()
                : Optional.of(new Difference("usages", "are " + found + "; configured: " + wanted, Remedy.RENEW));
    }

    private Optional<Difference> validity(List<X509Certificate> chain, Optional<Issuer> issuer) {
        Instant end = chain.get(0).getNotAfter().toInstant();
        Instant renewed = Validity.end(Validity.start(now), spec.validity());
        Instant attainable = issuer.map(each -> each.limit(renewed)).orElse(renewed);
        // If the authority expires too, a new certificate would expire no later, and each build would issue one.
        if (isRunningOut(end) && attainable.isAfter(end)) {
            return Optional.of(runningOut(end));
        }
        Instant start = chain.get(0).getNotBefore().toInstant();
        Instant wanted = Validity.end(start, spec.validity());
        boolean endsWithIssuer =
                chain.size() > 1 && end.equals(chain.get(1).getNotAfter().toInstant()) && end.isBefore(wanted);
        return end.equals(wanted) || endsWithIssuer
                ? Optional.empty()
                : Optional.of(new Difference(
                        "validity",
                        "is " + Validity.day(start) + " to " + Validity.day(end) + ", but " + spec.validity()
                                + " is configured",
                        Remedy.RENEW));
    }

    /** Whether a certificate with this end is due for renewal. */
    boolean isRunningOut(Instant end) {
        return end.isBefore(now.atZone(ZoneOffset.UTC).plus(spec.renewBefore()).toInstant());
    }

    /** The difference for a certificate that is due for renewal because it ends then. */
    Difference runningOut(Instant end) {
        return new Difference(
                "validity",
                end.isBefore(now)
                        ? "expired on " + Validity.day(end)
                        : "expires on " + Validity.day(end) + ", less than " + spec.renewBefore() + " away",
                Remedy.RENEW);
    }
}
