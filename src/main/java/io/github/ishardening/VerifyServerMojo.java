package io.github.ishardening;

import io.github.ishardening.config.CheckedConfigurator;
import io.github.ishardening.config.VerifyServerParameter;
import io.github.ishardening.hardening.DistributionBanner;
import io.github.ishardening.verification.RemoteServer;
import io.github.ishardening.verification.TrialRequest;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Starts what this build has made, on this machine and on ports of its own, asks it what an attacker and a client would ask, stops
 * it, and does so a second time. What it finds stands in the report of {@code audit}, under "On the started server". Needs the
 * keys directory, which opens the vault, and no project. Or asks a server that runs already, by
 * {@code -Dis-hardening.verifyServer.url=https://is.example.com:9443}.
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

    /** Skips this goal too, in the spelling of its other properties. */
    @Parameter(property = "is-hardening.verifyServer.skip", defaultValue = "false")
    private boolean skipTrial;

    /**
     * The address of a server that runs already, such as {@code https://is.example.com:9443}: it is asked in place of one that is
     * started here, after a deployment. It is asked what needs no account, and what needs one if the password of {@code
     * superAdmin} is named. No other password is tried, unless {@code tryPublishedPasswords} of {@code verifyServer} says so.
     */
    @Parameter(property = "is-hardening.verifyServer.url")
    private String verifyServerUrl;

    /**
     * How the server is started, and what it may be asked.
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
