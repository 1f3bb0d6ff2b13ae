package io.github.ishardening;

import io.github.ishardening.config.CheckedConfigurator;
import io.github.ishardening.hardening.DistributionBanner;
import io.github.ishardening.hardening.FragmentOverrides;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks a distribution, a stock one, a hardened one or anybody's, against the rules; writes reports to
 * {@code is-hardening/reports} in the output directory, and fails where {@code failOn} says so. Needs no project, and no
 * keys: what it can't open without a password it says.
 */
@Mojo(
        name = "audit",
        configurator = CheckedConfigurator.NAME,
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        threadSafe = true)
public class AuditMojo extends AbstractAuditingMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.audit.skip", defaultValue = "false")
    private boolean skipAudit;

    /**
     * What to audit: a zip, an unpacked folder, or coordinates, as in {@code distribution}. Default: what this build made
     * of {@code distribution}, and where it made nothing, {@code distribution} itself.
     */
    @Parameter(property = "is-hardening.audit.distribution")
    private String auditDistribution;

    @Override
    protected boolean skipsThisGoal() {
        return skipAudit;
    }

    @Override
    protected void run() throws IOException {
        var policy = policy();
        var task = task().announced();
        task.alone(() -> audit(task, policy));
    }

    private void audit(ServerTask task, AuditRequest policy) throws IOException {
        try (var rendering = Rendering.start(task.place(), false);
                var target = target(task.place())) {
            var context = rendering.context();
            task.place().console().once(DistributionBanner.asFound(target.distribution(), context));
            new PolicyAudit(policy, task).audit(target, context, task.place().trialOf(target.shown()));
        }
    }

    private AuditTarget target(Workplace place) throws IOException {
        if (auditDistribution != null) {
            Path named = place.find("<auditDistribution>", auditDistribution);
            return AuditTarget.open(named, auditDistribution, Collections.emptySortedMap(), FragmentOverrides.none());
        }
        return AuditTarget.ofResult(place, location(), distributionName());
    }
}
