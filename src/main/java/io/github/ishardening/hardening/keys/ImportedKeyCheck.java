package io.github.ishardening.hardening.keys;

import io.github.ishardening.certificate.CertifiedNames;
import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Usages;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.server.ServerHost;
import io.github.ishardening.trust.PublishedKeys;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks keys that the user provides against the requirements that generated keys meet. For the internal store of a
 * server with data, weaknesses and dates are only warnings: the data can't be decrypted without it.
 */
record ImportedKeyCheck(ServerHost host, boolean existing, boolean publishedAccepted, Instant now, UserLog progress) {

    private static final PublishedKeys PUBLISHED = PublishedKeys.load();

    /** Returns the problems of a role's key, and logs warnings about accepted ones. */
    List<Problem> problems(Role role, KeystoreEntry entry) {
        List<Problem> problems = new ArrayList<>();
        published(role, entry.certificate()).ifPresent(problems::add);
        wrongKind(role, entry.certificate()).ifPresent(problems::add);
        problems.addAll(unfit(role, entry.certificate()));
        List<Problem> leniently = weakOrOutOfDate(role.parameter(), entry);
        if (existing && role == Role.INTERNAL) {
            leniently.forEach(problem -> progress.warn(problem.where() + ": " + problem.what()));
        } else {
            problems.addAll(leniently);
        }
        return problems;
    }

    private Optional<Problem> published(Role role, X509Certificate certificate) {
        Optional<Problem> problem = PUBLISHED
                .origin(certificate)
                .map(origin -> new Problem(
                        role.parameter(),
                        "contains a publicly known key, which ships with " + origin + ".",
                        role == Role.INTERNAL && existing
                                ? "If Identity Server 7 or later created the data, remove this parameter and set"
                                        + " <deployment><dataSince>; otherwise, exclude the control published-key to"
                                        + " keep the key until the data has moved to another one."
                                : "Provide your own key."));
        if (problem.isPresent() && publishedAccepted) {
            progress.warn(problem.get().where() + ": " + problem.get().what());
            return Optional.empty();
        }
        return problem;
    }

    private static Optional<Problem> wrongKind(Role role, X509Certificate certificate) {
        Optional<KeyAlgorithm> algorithm = KeyAlgorithm.of(certificate.getPublicKey());
        boolean rsa = certificate.getPublicKey() instanceof RSAPublicKey;
        if (rsa && role != Role.CA) {
            return Optional.empty();
        }
        if (algorithm.isEmpty()) {
            return Optional.of(new Problem(
                    role.parameter(),
                    "has a key of the type " + KeyAlgorithm.describe(certificate.getPublicKey()) + ".",
                    "Use RSA-2048, RSA-3072 or RSA-4096, or for tls and the authority EC-P256 or EC-P384."));
        }
        try {
            role.require(algorithm.get());
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problems().get(0));
        }
    }

    /** Returns what prevents a certificate from serving its role. */
    private List<Problem> unfit(Role role, X509Certificate certificate) {
        List<Problem> problems = new ArrayList<>();
        String where = role.parameter();
        if (role == Role.TLS) {
            var missing = Usages.missing(role, certificate);
            if (!missing.isEmpty()) {
                problems.add(new Problem(
                        where,
                        "%s doesn't allow the usage %s."
                                .formatted(DistinguishedName.of(certificate), String.join(" and ", missing)),
                        "Have it reissued with this usage."));
            }
            if (!CertifiedNames.of(certificate).covers(host.name())) {
                problems.add(new Problem(
                        where,
                        DistinguishedName.of(certificate) + " doesn't cover the hostname " + host.name() + ".",
                        "Have it issued with this subject alternative name, or change <hostname>."));
            }
        }
        if (role == Role.CA && !Usages.of(certificate).isAuthority()) {
            problems.add(new Problem(
                    where,
                    DistinguishedName.of(certificate) + " is not the certificate of an authority.",
                    "Provide one with the basic constraint CA:TRUE."));
        } else if (role == Role.CA && !Usages.maySign(certificate)) {
            problems.add(new Problem(
                    where,
                    DistinguishedName.of(certificate) + " may not sign certificates.",
                    "Provide one with the key usage keyCertSign."));
        }
        return problems;
    }

    private List<Problem> weakOrOutOfDate(String where, KeystoreEntry entry) {
        List<Problem> problems = new ArrayList<>();
        Weakness.key(entry.certificate().getPublicKey())
                .map(weakness ->
                        new Problem(where, "has a weak key, " + weakness + ".", "Provide one with 2048 bits or more."))
                .ifPresent(problems::add);
        for (X509Certificate certificate : entry.chain()) {
            Instant start = certificate.getNotBefore().toInstant();
            Instant end = certificate.getNotAfter().toInstant();
            if (end.isBefore(now)) {
                problems.add(new Problem(
                        where,
                        DistinguishedName.of(certificate) + " expired on " + Validity.day(end) + ".",
                        "Have it reissued."));
            } else if (start.isAfter(now)) {
                problems.add(new Problem(
                        where,
                        DistinguishedName.of(certificate) + " is not valid before " + Validity.day(start) + ".",
                        "Check the clock, or wait."));
            }
        }
        Weakness.signature(entry.certificate())
                .map(algorithm -> new Problem(
                        where,
                        DistinguishedName.of(entry.certificate()) + " has a weak signature, " + algorithm + ".",
                        "Have it reissued with SHA-256 or stronger."))
                .ifPresent(problems::add);
        return problems;
    }
}
