package io.github.ishardening;

import io.github.ishardening.config.check.CheckedConfigurator;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes Identity Server 7 the key manager of an API Manager, as configured in {@code keyManager}: stages its settings
 * and, if configured, the database's unique constraint, in addition to what {@code inject-config} staged, and writes
 * the registration request for API Manager to {@code is-hardening/key-manager.json} in the output directory.
 */
@Mojo(
        name = ConfigureKeyManagerMojo.GOAL,
        configurator = CheckedConfigurator.NAME,
        defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
        threadSafe = true)
public class ConfigureKeyManagerMojo extends AbstractAuditingMojo {

    static final String GOAL = "configure-key-manager";

    /** Skips this goal. */
    @Parameter(property = "is-hardening.configure-key-manager.skip", defaultValue = "false")
    private boolean skipConfigureKeyManager;

    @Override
    protected boolean skipsThisGoal() {
        return skipConfigureKeyManager;
    }

    @Override
    protected void run() throws IOException {
        if (!hasKeyManager()) {
            throw new ProblemException(
                    "<keyManager>", "is missing.", "Add it, or remove the goal " + GOAL + " from the execution.");
        }
        var policy = policy();
        onServer(server -> configure(server, policy));
    }

    private static void configure(ServerSession server, AuditRequest policy) throws IOException {
        var distribution = server.distribution();
        var keyManager = server.keyManager();
        var overlay = server.place().overlay();
        if (!overlay.load(distribution).contains(InjectConfigMojo.GOAL)) {
            throw InjectConfigMojo.missing(distribution);
        }
        if (!keyManager.stage()) {
            server.place().console().info("API Manager only has to trust the Identity Server.");
            return;
        }
        overlay.store(distribution, GOAL);
        if (distribution.isDirectory()) {
            server.saveIfItPasses(policy);
        }
        server.updateHelm();
        keyManager.register();
    }
}
