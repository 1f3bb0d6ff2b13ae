package io.github.ishardening;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.CertificateExport;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.verification.Trial;
import io.github.ishardening.verification.TrialRequest;
import io.github.ishardening.verification.check.ServerCheck;
import io.github.ishardening.verification.check.ServerChecks;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trial of a server as a goal does it: with the audit of its files, in one report.
 *
 * @param wanted what the user asks of the audit
 * @param task what the user asked for
 */
record ServerVerification(AuditRequest wanted, ServerTask task) {

    /**
     * Starts what is audited, and tells what was found.
     *
     * @throws ProblemException if it can't be started for want of something, or the policy says so
     */
    void verify(AuditTarget target, BuildContext context, TrialRequest request) throws IOException {
        var audit = new PolicyAudit(wanted, task);
        var look = audit.look(target, context);
        var trial = new Trial(
                        request,
                        audit.inspected(target, context),
                        context,
                        certificates(),
                        task.place().own().resolve("verify-server"))
                .run(target.distribution(), checks());
        task.place().keep(target.shown(), trial);
        look.tell(Optional.of(trial));
    }

    private List<ServerCheck> checks() {
        return ServerChecks.all().stream()
                .filter(check -> wanted.policy().checks(check.rule()))
                .toList();
    }

    /** Those of the keys directory; none where there is none, as for a server that was not hardened. */
    private Map<Role, List<X509Certificate>> certificates() throws IOException {
        var directory = task.request().keys().directory().readOnly();
        return directory.read(KeyFiles.certificates(Role.TLS)).isEmpty()
                ? Map.of()
                : CertificateExport.of(directory).chains();
    }
}
