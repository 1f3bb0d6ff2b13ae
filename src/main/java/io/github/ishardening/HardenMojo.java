package io.github.ishardening;

import io.github.ishardening.control.Hardener;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keymanager.Registration;
import java.io.IOException;
import java.util.Optional;
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
            var hardener = Hardener.of(request, surroundings, distribution);
            hardener.stageTruststore();
            var outcome = hardener.stageConfiguration();
            outcome.summary().forEach(getLog()::info);
            Optional<Registration> registration =
                    keyManager.isPresent() ? Optional.of(keyManager.get().stage()) : Optional.empty();
            audit(policy, hardened(distribution), request, surroundings);
            save(distribution);
            handOver(outcome);
            if (registration.isPresent()) {
                register(registration.get());
            }
        });
    }

    private Target hardened(Distribution distribution) {
        var place = distribution.isDirectory() ? distribution.location() : result(distribution);
        return new Target(distribution, shown(place), distribution.edits(), true);
    }
}
