package io.github.ishardening.verification;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.audit.ServerTrial;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.keys.CertificateExport;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.verification.check.ServerCheck;
import io.github.ishardening.verification.check.ServerChecks;
import io.github.ishardening.verification.process.JavaHome;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A server that is really started, asked and stopped, and what is said of it then. */
final class TriedServer {

    /** What fits both generations of kernels. */
    private static final int NEWEST_JAVA = 17;

    private final AuditedServer server;
    private final Path logs;
    private Duration timeout = Duration.ofMinutes(3);
    private BuildContext context = AuditedServer.builds().surroundings();
    private KnownSecrets secrets;
    private Map<Role, List<X509Certificate>> certificates;
    private List<ServerCheck> checks = ServerChecks.all();

    private TriedServer(
            AuditedServer server, KnownSecrets secrets, Map<Role, List<X509Certificate>> certificates, Path logs) {
        this.server = server;
        this.secrets = secrets;
        this.certificates = certificates;
        this.logs = logs;
    }

    /** One that was hardened with the keys of the tests. Its logs are kept in a folder. */
    static TriedServer hardened(AuditedServer server, Path logs) throws IOException {
        return new TriedServer(server, secrets(), certificates(), logs);
    }

    /** One that nobody has hardened. */
    static TriedServer stock(AuditedServer server, Path logs) {
        return new TriedServer(server, KnownSecrets.none(), Map.of(), logs);
    }

    private static KnownSecrets secrets() throws IOException {
        Properties secrets = AuditedServer.builds().secrets();
        return name -> Optional.ofNullable(secrets.getProperty(name.key())).map(Secret::of);
    }

    private static Map<Role, List<X509Certificate>> certificates() throws IOException {
        return CertificateExport.of(AuditedServer.builds().request().keys().directory())
                .chains();
    }

    /** The same with so much time to start. */
    TriedServer within(Duration time) {
        timeout = time;
        return this;
    }

    /** The same where this secret is another one. */
    TriedServer with(SecretName name, String value) {
        var known = secrets;
        secrets = each -> each.equals(name) ? Optional.of(Secret.of(value)) : known.find(each);
        return this;
    }

    /** The same in other surroundings. */
    TriedServer in(BuildContext surroundings) {
        context = surroundings;
        return this;
    }

    /** The same, asked by these only. */
    TriedServer by(ServerCheck... some) {
        checks = List.of(some);
        return this;
    }

    /** What is said after so many starts, a line each: {@code rule severity location: message}. */
    List<String> findings(int starts) throws IOException {
        return lines(run(starts));
    }

    /** What is found, a line each: {@code rule severity location: message}. */
    static List<String> lines(ServerTrial trial) {
        return trial.observations().findings().stream()
                .map(finding -> "%s %s %s: %s"
                        .formatted(finding.rule().id(), finding.severity(), finding.location(), finding.message()))
                .sorted()
                .toList();
    }

    /** Why rules can't be decided after so many starts, a line each. */
    static List<String> undecided(ServerTrial trial) {
        return trial.observations().notApplicable().stream()
                .map((NotApplicable undecided) -> undecided.rule().id() + ": " + undecided.reason())
                .sorted()
                .toList();
    }

    /** Starts it so many times. */
    ServerTrial run(int starts) throws IOException {
        assumeTrue(Runtime.version().feature() <= NEWEST_JAVA, "kernels don't run on this Java");
        var request = new TrialRequest(
                JavaHome.in("the tests", Path.of(System.getProperty("java.home"))),
                "the tests",
                timeout,
                Optional.empty(),
                Map.of());
        var inspected = new InspectionRequest(
                AuditedServer.builds().request().settings(),
                secrets,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        return new Trial(request, inspected, context, certificates, logs).run(server.distribution(), checks, starts);
    }
}
