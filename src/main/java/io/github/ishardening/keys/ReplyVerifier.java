package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateChain;
import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.Signatures;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.certificate.Usages;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks an authority's reply against the request, and completes the chain to the authority's root.
 *
 * @param reply the reply
 * @param asked the requested contents
 * @param trustAnchors the roots that the user trusts; empty to trust the reply's own
 * @param now the time for checking validity
 */
record ReplyVerifier(
        IssuedReply reply, CertificateRequirements asked, List<X509Certificate> trustAnchors, Instant now) {

    private static final String COMPLETE =
            "Add the authority's certificates to this file, or to the one in " + ExternalAuthority.PARAMETER + ".";

    /**
     * The chain in the reply for the present certificate's key; empty if the reply contains the present certificate
     * itself.
     *
     * @throws ProblemException if the reply is for another key, differs from the request, or isn't valid
     */
    Optional<List<X509Certificate>> chainInPlaceOf(X509Certificate present) {
        X509Certificate own = reply.certificateOf(present.getPublicKey()).orElseThrow(() -> ofAnotherKey(present));
        if (own.equals(present)) {
            return Optional.empty();
        }
        List<X509Certificate> chain = chain(own);
        List<Problem> problems = asked.differences(own).stream()
                .map(difference -> new Problem(
                        reply.where(),
                        "its certificate differs from the request: " + difference + ".",
                        "Have " + request() + " signed unchanged, or change "
                                + asked.role().parameter() + " to request only what the authority grants."))
                .toList();
        ProblemException.throwIfAny(problems);
        return Optional.of(chain);
    }

    /**
     * Completes and validates the chain (RFC 5280, section 6; without revocation).
     *
     * @return the certificates from this one to the root or, if that is missing, to the topmost one
     * @throws ProblemException if the chain doesn't lead to a trusted certificate, has a gap, or isn't valid
     */
    private List<X509Certificate> chain(X509Certificate own) {
        if (Signatures.isSelfSigned(own)) {
            throw refused("is self-signed, not signed by an authority.", "Have the request signed.");
        }
        List<X509Certificate> known = new ArrayList<>(reply.certificates());
        known.addAll(trustAnchors);
        List<X509Certificate> chain = trusted(CertificateChain.from(own, known));
        X509Certificate top = chain.get(chain.size() - 1);
        if (chain.size() == 1 || !isEnd(top)) {
            throw refused(
                    "lacks the certificate of " + top.getIssuerX500Principal().getName() + ", which issued that of "
                            + DistinguishedName.of(top) + ".",
                    COMPLETE);
        }
        requireValidDates(chain);
        validate(chain);
        return chain;
    }

    /** The part of a chain up to the topmost trusted certificate; all of it if no trust anchors are configured. */
    private List<X509Certificate> trusted(List<X509Certificate> chain) {
        for (int last = chain.size() - 1; last > 0; last--) {
            if (trustAnchors.contains(chain.get(last))) {
                return chain.subList(0, last + 1);
            }
        }
        X509Certificate top = chain.get(chain.size() - 1);
        if (!trustAnchors.isEmpty() && Signatures.isSelfSigned(top)) {
            throw refused(
                    "leads to " + DistinguishedName.of(top) + ", which isn't in " + ExternalAuthority.PARAMETER + ".",
                    "Have the request signed by a trusted authority, or trust this one.");
        }
        return chain;
    }

    /** Whether this is a trust anchor or, without any, a root; anything will do if the reply has no root. */
    private boolean isEnd(X509Certificate top) {
        return trustAnchors.isEmpty()
                ? Signatures.isSelfSigned(top) || reply.certificates().stream().noneMatch(Signatures::isSelfSigned)
                : trustAnchors.contains(top);
    }

    private void requireValidDates(List<X509Certificate> chain) {
        List<Problem> problems = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            dates(certificate)
                    .map(what -> new Problem(
                            reply.where(),
                            (certificate.equals(chain.get(0)) ? "its certificate " : "the issuer ")
                                    + DistinguishedName.of(certificate) + " " + what,
                            certificate.equals(chain.get(0))
                                    ? "Have the request signed again."
                                    : "Have the request signed by an authority whose certificate is valid."))
                    .ifPresent(problems::add);
        }
        ProblemException.throwIfAny(problems);
    }

    private Optional<String> dates(X509Certificate certificate) {
        Instant start = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        if (end.isBefore(now)) {
            return Optional.of("expired on " + Validity.day(end) + ".");
        }
        return start.isAfter(now) ? Optional.of("is not valid before " + start + ".") : Optional.empty();
    }

    private void validate(List<X509Certificate> chain) {
        X509Certificate top = chain.get(chain.size() - 1);
        // Nothing else checks the anchor's own constraints.
        if (!Usages.of(top).isAuthority()) {
            throw refused(DistinguishedName.of(top) + " is not the certificate of an authority.", COMPLETE);
        }
        try {
            CertificateChain.validate(chain.subList(0, chain.size() - 1), List.of(top), now);
        } catch (CertPathValidatorException e) {
            String at = e.getIndex() < 0 ? "" : " at " + DistinguishedName.of(chain.get(e.getIndex()));
            throw refused(
                    "its chain is not valid" + at + ": " + e.getMessage() + ".",
                    "Request a valid one from the authority.");
        }
    }

    private ProblemException ofAnotherKey(X509Certificate present) {
        X509Certificate subject = reply.subject();
        return refused(
                "is for another key: that of "
                        + DistinguishedName.of(subject) + " is sha256:" + Spki.sha256(subject) + ", but "
                        + request() + " is for sha256:" + Spki.sha256(present) + ".",
                "Have " + request() + " signed, and put the reply there instead.");
    }

    private ProblemException refused(String what, String cure) {
        return new ProblemException(reply.where(), what, cure);
    }

    private String request() {
        return KeyFiles.request(asked.role());
    }
}
