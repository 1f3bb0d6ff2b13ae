package io.github.ishardening;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the hardened zip with its SHA-256 and attaches it to the project (type {@code zip}, classifier
 * {@code hardened}). Entries that weren't edited are copied as they are.
 */
@Mojo(name = "package-distribution", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public class PackageDistributionMojo extends AbstractServerMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.package-distribution.skip", defaultValue = "false")
    private boolean skipPackageDistribution;

    @Override
    protected boolean skipsThisGoal() {
        return skipPackageDistribution;
    }

    @Override
    protected void run() throws IOException {
        withDistribution((request, distribution, surroundings) -> {
            if (!overlay().load(distribution).contains(InjectConfigMojo.GOAL)) {
                throw new ProblemException(
                        distribution.location().toString(),
                        "inject-config has not run for it in this build.",
                        "Add the goal inject-config to the execution.");
            }
            save(distribution);
        });
    }
}
