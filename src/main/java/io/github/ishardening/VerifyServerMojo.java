package io.github.ishardening;

import io.github.ishardening.config.VerifyServerParameter;
import io.github.ishardening.config.check.CheckedConfigurator;
import io.github.ishardening.hardening.DistributionBanner;
import io.github.ishardening.verification.RemoteServer;
import io.github.ishardening.verification.TrialRequest;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Starts the result of this build twice on this machine, on free ports; each time, tests it as an attacker and a client
 * would, and stops it. The findings are in the report of {@code audit}, under "On the started server". Needs the keys
 * directory to open the vault, but no project. Alternatively, tests a running server with {@code
 * -Dis-hardening.verifyServer.url=https://is.example.com:9443}.
 */
@Mojo(
        name = "verify-server",
        configurator = CheckedConfigurator.NAME,
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public class VerifyServerMojo extends AbstractAuditingMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.verify-server.skip", defaultValue = "false")
    private boolean skipVerifyServer;

    /** Skips this goal; same as {@code is-hardening.verify-server.skip}. */
    @Parameter(property = "is-hardening.verifyServer.skip", defaultValue = "false")
    private boolean skipTrial;

    /**
     * The address of a running server, such as {@code https://is.example.com:9443}, to test after a deployment instead
     * of starting one here. The goal runs the checks that need no account and, if the password of {@code superAdmin}
     * is specified, those that need one. It tries no other passwords unless {@code tryPublishedPasswords} in {@code
     * verifyServer} is set.
     */
    @Parameter(property = "is-hardening.verifyServer.url")
    private String verifyServerUrl;

    /**
     * How to start the server, and what to test.
     * https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#verify-server describes its elements.
     */
    @Parameter
    private VerifyServerParameter verifyServer = new VerifyServerParameter();

    @Override
    protected boolean skipsThisGoal() {
        return skipVerifyServer || skipTrial;
    }

    @Override
    protected void run() throws IOException {
        var policy = policy();
        if (verifyServerUrl != null) {
            var address = RemoteServer.address("<verifyServerUrl>", verifyServerUrl);
            var task = task().announced();
            task.alone(() -> new ServerVerification(policy, task).ask(address, verifyServer));
            return;
        }
        var trial = verifyServer.toRequest(build());
        var task = taskOnDistribution().announced();
        task.alone(() -> verify(task, policy, trial));
    }

    private void verify(ServerTask task, AuditRequest policy, TrialRequest trial) throws IOException {
        var place = task.place();
        try (var rendering = Rendering.start(place, false);
                var target = AuditTarget.ofResult(place, location(), distributionName())) {
            var context = rendering.context();
            place.console().once(DistributionBanner.asFound(target.distribution(), context));
            new ServerVerification(policy, task).verify(target, context, trial);
        }
    }
}
