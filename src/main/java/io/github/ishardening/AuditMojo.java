package io.github.ishardening;

import io.github.ishardening.config.check.CheckedConfigurator;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks any distribution, stock or hardened, against the rules; writes reports to {@code is-hardening/reports} in the
 * output directory, and fails depending on {@code failOn}. Needs neither a project nor keys, and reports what it can't
 * open without a password.
 */
@Mojo(
        name = "audit",
        configurator = CheckedConfigurator.NAME,
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        threadSafe = true)
public class AuditMojo extends AbstractLookingMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.audit.skip", defaultValue = "false")
    private boolean skipAudit;

    @Override
    protected boolean skipsThisGoal() {
        return skipAudit;
    }

    @Override
    protected void run() throws IOException {
        onTarget((target, audit, context) ->
                audit.audit(target, context, workplace().trialOf(target.shown())));
    }
}
