package io.github.ishardening;

import io.github.ishardening.config.check.CheckedConfigurator;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Stages keystores, deployment.toml, start scripts, secrets and every enabled control, and renders the result as the
 * server does: if the server couldn't start with it, the build fails. An unpacked folder is audited as in {@code
 * harden} and, unless the audit fails, edited immediately, ready for maven-assembly-plugin; for a zip, {@code
 * package-distribution} writes the result.
 */
@Mojo(
        name = InjectConfigMojo.GOAL,
        configurator = CheckedConfigurator.NAME,
        defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
        threadSafe = true)
public class InjectConfigMojo extends AbstractAuditingMojo {

    static final String GOAL = "inject-config";

    /** Skips this goal. */
    @Parameter(property = "is-hardening.inject-config.skip", defaultValue = "false")
    private boolean skipInjectConfig;

    @Override
    protected boolean skipsThisGoal() {
        return skipInjectConfig;
    }

    /** The problem that this goal hasn't run before one that needs it. */
    static ProblemException missing(Distribution distribution) {
        return new ProblemException(
                distribution.location().toString(),
                GOAL + " has not run for it in this build.",
                "Add the goal " + GOAL + " to the execution.");
    }

    @Override
    protected void run() throws IOException {
        var policy = policy();
        onServer(server -> inject(server, policy));
    }

    private static void inject(ServerSession server, AuditRequest policy) throws IOException {
        server.announceInPlace();
        var distribution = server.distribution();
        var overlay = server.place().overlay();
        if (!overlay.goals(distribution).contains(GOAL)) {
            overlay.load(distribution);
        }
        var hardener = server.hardener();
        var result = hardener.stageConfiguration();
        overlay.store(distribution, GOAL);
        server.place().keep(result.overrides());
        server.place().keep(result.attribution());
        server.place().keep(hardener.removedCertificates());
        result.summary().forEach(server.place().console()::info);
        if (distribution.isDirectory()) {
            server.saveIfItPasses(policy);
        }
        server.handOver(result);
        if (distribution.isDirectory()) {
            server.sayHandedOver();
        }
    }
}
