package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.problem.Problem;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A request that an external authority has yet to answer.
 *
 * @param role whose certificate is asked for
 * @param present the certificate in use meanwhile, or the stand-in for one
 * @param reasons why another one is asked for
 * @param request the file that it has to sign
 */
record PendingRequest(Role role, X509Certificate present, List<Difference> reasons, byte[] request) {

    /** Whether there is nothing to go on with until then. */
    boolean isUrgent(Instant now) {
        return CertificateTemplate.isPlaceholder(present)
                || present.getNotAfter().toInstant().isBefore(now);
    }

    /** What to do about it. */
    Problem problem(Function<String, Path> path) {
        return new Problem(
                path.apply(KeyFiles.request(role)).toString(),
                "awaits the authority's answer (" + why() + ").",
                cure(path));
    }

    /** What to do about it in good time. */
    String warning(Function<String, Path> path) {
        return role + ": " + why() + "; the certificate in use is good until "
                + Validity.day(present.getNotAfter()) + ". "
                + path.apply(KeyFiles.request(role)) + " awaits the authority's answer. " + cure(path);
    }

    private String why() {
        return RoleKey.join(reasons);
    }

    private String cure(Function<String, Path> path) {
        List<String> replies = KeyFiles.replies(role);
        return "Have it signed, and put what comes back into " + path.apply(replies.get(0)) + " (PEM), "
                + name(path, replies.get(1)) + " (PKCS #7) or " + name(path, replies.get(2)) + " (DER).";
    }

    private static Path name(Function<String, Path> path, String reply) {
        return path.apply(reply).getFileName();
    }
}
