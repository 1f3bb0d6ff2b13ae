package io.github.ishardening;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.config.VerifyServerParameter;
import io.github.ishardening.inspection.KeysDirectorySecrets;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.keys.CertificateExport;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.verification.RemoteServer;
import io.github.ishardening.verification.Trial;
import io.github.ishardening.verification.TrialRequest;
import io.github.ishardening.verification.check.Account;
import io.github.ishardening.verification.check.ServerCheck;
import io.github.ishardening.verification.check.ServerChecks;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trial of a server by a goal, in one report with the audit of its files.
 *
 * @param wanted the audit request
 * @param task the goal's task
 */
record ServerVerification(AuditRequest wanted, ServerTask task) {

    /**
     * Starts the target, and reports the findings.
     *
     * @throws ProblemException if it lacks something that it needs to start, or the policy says so
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
        audit.tell(look, Optional.of(trial));
    }

    /**
     * Tests a running server, and reports the findings.
     *
     * @throws ProblemException if the policy says so
     */
    void ask(URI address, VerifyServerParameter parameters) throws IOException {
        var context = task.place().context();
        var request = task.request();
        var known = KeysDirectorySecrets.of(request, context);
        // Only passwords that the user specified: those in the keys directory may be of another server.
        KnownSecrets named = name -> request.passwords().containsKey(name) ? known.find(name) : Optional.empty();
        var administrator =
                named.find(SecretName.ADMIN_PASSWORD).map(password -> new Account(request.superAdmin(), password));
        var trial = new RemoteServer(
                        address, administrator, named, certificates(), parameters.triesPublishedPasswords())
                .ask(checks(), parameters.timeout(), context.clock().instant());
        new PolicyAudit(wanted, task).tell(address.toString(), trial);
    }

    private List<ServerCheck> checks() {
        return ServerChecks.all().stream()
                .filter(check -> wanted.policy().checks(check.rule()))
                .toList();
    }

    /** The certificates in the keys directory; empty if there are none, as for a server that wasn't hardened. */
    private Map<Role, List<X509Certificate>> certificates() throws IOException {
        var directory = task.request().keys().directory().readOnly();
        return directory.exclusively(() -> directory
                        .read(KeyFiles.certificates(Role.TLS))
                        .isEmpty()
                ? Map.of()
                : CertificateExport.of(directory, task.place().context().clock().instant())
                        .published());
    }
}
