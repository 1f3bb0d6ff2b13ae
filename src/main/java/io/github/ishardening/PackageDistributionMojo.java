package io.github.ishardening;

import io.github.ishardening.config.check.CheckedConfigurator;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Audits the staged result as {@code harden} does. Unless the audit fails, writes the hardened zip with its SHA-256,
 * and attaches it to the project (type {@code zip}, classifier {@code hardened}). Unedited entries are copied
 * unchanged. A folder is hardened in place instead.
 */
@Mojo(
        name = "package-distribution",
        configurator = CheckedConfigurator.NAME,
        defaultPhase = LifecyclePhase.PACKAGE,
        threadSafe = true)
public class PackageDistributionMojo extends AbstractPackagingMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.package-distribution.skip", defaultValue = "false")
    private boolean skipPackageDistribution;

    @Override
    protected boolean skipsThisGoal() {
        return skipPackageDistribution;
    }

    @Override
    protected void run() throws IOException {
        var policy = policy();
        onServer(server -> save(server, policy));
    }

    private void save(ServerSession server, AuditRequest policy) throws IOException {
        var goals = server.place().overlay().load(server.distribution());
        if (!goals.contains(InjectConfigMojo.GOAL)) {
            throw InjectConfigMojo.missing(server.distribution());
        }
        if (server.task().keyManager().isPresent() && !goals.contains(ConfigureKeyManagerMojo.GOAL)) {
            throw new ProblemException(
                    "<keyManager>",
                    "is configured, but %s hasn't run in this build.".formatted(ConfigureKeyManagerMojo.GOAL),
                    "Add the goal %s after %s to the execution."
                            .formatted(ConfigureKeyManagerMojo.GOAL, InjectConfigMojo.GOAL));
        }
        server.saveIfItPasses(policy, hasOverlay());
        server.sayHandedOver();
    }
}
