package io.github.ishardening;

import io.github.ishardening.config.CheckedConfigurator;
import io.github.ishardening.hardening.DistributionBanner;
import io.github.ishardening.hardening.FragmentOverrides;
import io.github.ishardening.inspection.change.StagedChanges;
import io.github.ishardening.mounted.MountRequest;
import io.github.ishardening.mounted.Mounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
public class AuditMojo extends AbstractAuditingMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.audit.skip", defaultValue = "false")
    private boolean skipAudit;

    /**
     * What to audit: a zip, an unpacked folder, or coordinates, as in {@code distribution}. Default: the result of
     * this build or, if there is none, {@code distribution} itself.
     */
    @Parameter(property = "is-hardening.audit.distribution")
    private String auditDistribution;

    /**
     * The file that a container mounts over {@code deployment.toml}, to be audited in its place: a {@code
     * deployment.toml}, or a Kubernetes manifest ({@code .yaml}, {@code .yml}, {@code .json}), such as the output of
     * {@code helm template}. From a manifest, the audit uses everything that the server's container mounts, including
     * start scripts and other files, and its {@code JAVA_OPTS} and {@code args}; without such a container, a ConfigMap
     * or Secret with the key {@code deployment.toml}. If there are several, {@code FILE#NAME} selects the Deployment,
     * ConfigMap or Secret. Waivers refer to files by their path in the distribution, reports by the name given here.
     */
    @Parameter(property = "is-hardening.audit.deploymentToml")
    private String auditDeploymentToml;

    /**
     * The stores that a container mounts, to be audited as files in {@code repository/resources/security}: a folder,
     * whose files replace those with the same name, or the manifest of a Secret; if it has several, {@code FILE#NAME}.
     */
    @Parameter(property = "is-hardening.audit.security")
    private String auditSecurity;

    /**
     * The environment variable {@code JAVA_OPTS} of a container: JVM options, separated by spaces, that the start
     * script adds to its own. If the script passes the same option after them, the script's takes precedence.
     * Overrides the {@code JAVA_OPTS} of a manifest.
     */
    @Parameter(property = "is-hardening.audit.start")
    private String auditStart;

    @Override
    protected boolean skipsThisGoal() {
        return skipAudit;
    }

    @Override
    protected void run() throws IOException {
        var policy = policy();
        var mounts = Mounts.read(mounted());
        var task = task().announced();
        task.alone(() -> audit(task, policy, mounts));
    }

    private MountRequest mounted() {
        return new MountRequest(
                workplace().build().baseDirectory(),
                Optional.ofNullable(auditDeploymentToml),
                Optional.ofNullable(auditSecurity),
                Optional.ofNullable(auditStart));
    }

    private void audit(ServerTask task, AuditRequest policy, Mounts mounts) throws IOException {
        try (var rendering = Rendering.start(task.place(), false);
                var found = target(task.place())) {
            var context = rendering.context();
            task.place().console().once(DistributionBanner.asFound(found.distribution(), context));
            var target = mounts.isEmpty() ? found : under(mounts, found, task);
            new PolicyAudit(policy, task).audit(target, context, task.place().trialOf(target.shown()));
        }
    }

    private static AuditTarget under(Mounts mounts, AuditTarget found, ServerTask task) throws IOException {
        var target = found.under(mounts, task.request().settings().privateFiles());
        task.place().console().info("Laid over it for this audit: " + String.join(", ", mounts.names()));
        return target;
    }

    private AuditTarget target(Workplace place) throws IOException {
        if (auditDistribution != null) {
            Path named = place.find("<auditDistribution>", auditDistribution);
            return AuditTarget.open(named, auditDistribution, StagedChanges.none(), FragmentOverrides.none());
        }
        return AuditTarget.ofResult(place, location(), distributionName());
    }
}
