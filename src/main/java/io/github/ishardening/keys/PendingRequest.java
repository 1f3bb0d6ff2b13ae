package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A request to which an external authority has yet to reply.
 *
 * @param role the role whose certificate is requested
 * @param present the certificate in use until then, or its placeholder
 * @param reasons why a new certificate is requested
 * @param request the file for the authority to sign
 */
record PendingRequest(Role role, X509Certificate present, List<Difference> reasons, byte[] request) {

    /**
     * Reports the pending requests.
     *
     * @param patiently whether the server can do without the certificates for now
     * @throws ProblemException if it can't, and there is no valid one
     */
    static void tell(
            List<PendingRequest> awaited, KeysDirectory directory, UserLog progress, Instant now, boolean patiently) {
        List<Problem> problems = new ArrayList<>();
        for (PendingRequest each : awaited) {
            if (!each.isUrgent(now)) {
                progress.warn(each.warning(directory));
            } else if (patiently) {
                progress.warn(each.problem(directory).toString());
            } else {
                problems.add(each.problem(directory));
            }
        }
        ProblemException.throwIfAny(problems);
    }

    /** Whether there is no valid certificate to use until then. */
    private boolean isUrgent(Instant now) {
        return CertificateTemplate.isPlaceholder(present)
                || present.getNotAfter().toInstant().isBefore(now);
    }

    /** The problem if no valid certificate is in use. */
    private Problem problem(KeysDirectory directory) {
        return new Problem(
                directory.path(KeyFiles.request(role)).toString(),
                "awaits the authority's reply (" + why() + ").",
                cure(directory));
    }

    /** The warning if a valid certificate is in use. */
    private String warning(KeysDirectory directory) {
        return role + ": " + why() + "; the certificate in use is valid until "
                + Validity.day(present.getNotAfter()) + ". "
                + directory.path(KeyFiles.request(role)) + " awaits the authority's reply. " + cure(directory);
    }

    private String why() {
        return RoleKey.join(reasons);
    }

    private String cure(KeysDirectory directory) {
        List<String> replies = KeyFiles.replies(role);
        return "Have it signed, and put the reply into " + directory.path(replies.get(0)) + " (PEM), "
                + directory.path(replies.get(1)).getFileName() + " (PKCS7) or "
                + directory.path(replies.get(2)).getFileName() + " (DER).";
    }
}
