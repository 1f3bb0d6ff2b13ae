package io.github.ishardening;

import io.github.ishardening.control.Hardener;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Hardens a distribution in one go: keys, truststore, configuration, secrets, and the result. Needs no project:
 * {@code mvn io.github.ishardening:is-hardening-maven-plugin:1.0.0-SNAPSHOT:harden -Dis-hardening.distribution=wso2is.zip}.
 */
@Mojo(name = "harden", requiresProject = false, threadSafe = true)
public class HardenMojo extends AbstractServerMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.harden.skip", defaultValue = "false")
    private boolean skipHarden;

    @Override
    protected boolean skipsThisGoal() {
        return skipHarden;
    }

    @Override
    protected void run() throws IOException {
        withDistribution((request, distribution, surroundings) -> {
            var hardener = Hardener.of(request, surroundings, distribution);
            hardener.stageTruststore();
            var outcome = hardener.stageConfiguration();
            outcome.summary().forEach(getLog()::info);
            save(distribution);
            outcome.advice().forEach(getLog()::info);
        });
    }
}
