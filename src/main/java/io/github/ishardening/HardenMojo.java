package io.github.ishardening;

import io.github.ishardening.control.ServerHardener;
import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Hardens a distribution in one go: keys, truststore, configuration, secrets, an audit of it all, and the
 * result, which is only written if the audit passes. Needs no project:
 * {@code mvn io.github.ishardening:is-hardening-maven-plugin:1.0.0-SNAPSHOT:harden -Dis-hardening.distribution=wso2is.zip}.
 */
@Mojo(name = "harden", requiresProject = false, threadSafe = true)
public class HardenMojo extends AbstractAuditingMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.harden.skip", defaultValue = "false")
    private boolean skipHarden;

    @Override
    protected boolean skipsThisGoal() {
        return skipHarden;
    }

    @Override
    protected void run() throws IOException {
        var policy = policy();
        withDistribution((request, distribution, surroundings) -> {
            var keyManager = keyManager(request, distribution, surroundings);
            var hardener = ServerHardener.of(request, surroundings, distribution);
            hardener.stageTruststore();
            var outcome = hardener.stageConfiguration();
            outcome.summary().forEach(getLog()::info);
            keyManager.stage();
            audit(policy, hardened(distribution), request, surroundings);
            save(distribution);
            handOver(outcome);
            keyManager.register(workFolder(), this::shown, progress());
        });
    }

    private Target hardened(Distribution distribution) {
        var place = distribution.isDirectory() ? distribution.location() : result(distribution);
        return new Target(distribution, shown(place), distribution.edits(), true);
    }
}
