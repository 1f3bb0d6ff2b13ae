package io.github.ishardening.keys;

import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Checks an authority's answer against the request.
 *
 * @param reply the answer
 * @param asked what was asked for
 * @param trustAnchors the roots that the user trusts; empty if the answer itself is to show that
 * @param now the time that validity is judged at
 */
record ReplyVerifier(
        IssuedReply reply, CertificateRequirements asked, List<X509Certificate> trustAnchors, Instant now) {

    /**
     * The chain that the answer brings for the key of the present certificate; nothing if that is the certificate already
     * there.
     *
     * @throws ProblemException if the answer is for another key, not what was asked for, or not valid
     */
    Optional<List<X509Certificate>> chainInPlaceOf(X509Certificate present) {
        X509Certificate own = reply.certificateOf(present.getPublicKey()).orElseThrow(() -> ofAnotherKey(present));
        if (own.equals(present)) {
            return Optional.empty();
        }
        List<X509Certificate> chain = new ReplyChainBuilder(reply, trustAnchors, now).of(own);
        List<Problem> problems = asked.differences(own).stream()
                .map(difference -> new Problem(
                        reply.where(),
                        "its certificate is not what was asked for: " + difference + ".",
                        "Have " + request() + " signed as it is, or ask for what the authority grants in "
                                + asked.role().parameter() + "."))
                .toList();
        ProblemException.throwIfAny(problems);
        return Optional.of(chain);
    }

    private ProblemException ofAnotherKey(X509Certificate present) {
        X509Certificate subject = reply.subject();
        return new ProblemException(
                reply.where(),
                "is for another key: that of "
                        + DistinguishedName.of(subject) + " is sha256:" + Spki.sha256(subject) + ", "
                        + request() + " is for sha256:" + Spki.sha256(present) + ".",
                "Have " + request() + " signed, and put the answer there instead.");
    }

    private String request() {
        return KeyFiles.request(asked.role());
    }
}
