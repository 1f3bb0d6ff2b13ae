package io.github.ishardening.trust;

import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds defects in partners' certificates, except those that the user accepts. */
record PartnerCheck(PublishedKeys published, Instant now) {

    /** The defects of a certificate that aren't waived. */
    List<Problem> problems(Partner partner) {
        var problems = new ArrayList<Problem>();
        var certificate = partner.certificate();
        published
                .origin(certificate)
                .map(origin -> problem(
                        partner,
                        "has a publicly known key, which ships with %s: anyone who has it can impersonate this partner."
                                .formatted(origin),
                        "The partner must generate its own key and send the new certificate."))
                .ifPresent(problems::add);
        if (!partner.waivers().contains(Tolerance.EXPIRED)
                && certificate.getNotAfter().toInstant().isBefore(now)) {
            problems.add(problem(
                    partner,
                    "expired on " + Validity.day(certificate.getNotAfter()) + ".",
                    "Get a new one, or set %s<expired> to keep.".formatted(partner.where())));
        }
        if (!partner.waivers().contains(Tolerance.WEAK)) {
            Weakness.of(certificate)
                    .map(weakness -> problem(
                            partner,
                            "is weak: " + weakness + ".",
                            "Get one with RSA-2048 and SHA-256 or stronger, or set %s<weak> to accept."
                                    .formatted(partner.where())))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    /** Information for the user about a certificate that is added; empty if there is none. */
    Optional<String> remark(Partner partner) {
        var start = partner.certificate().getNotBefore();
        if (start.toInstant().isAfter(now)) {
            return Optional.of("not valid before " + Validity.day(start));
        }
        if (partner.certificate().getNotAfter().toInstant().isBefore(now)) {
            return Optional.of(
                    "expired on " + Validity.day(partner.certificate().getNotAfter()) + ", kept as configured");
        }
        return Weakness.of(partner.certificate()).map(weakness -> "weak (" + weakness + "), accepted as configured");
    }

    private static Problem problem(Partner partner, String what, String cure) {
        String subject = DistinguishedName.of(partner.certificate());
        return new Problem(partner.origin(), "the certificate %s %s".formatted(subject, what), cure);
    }
}
