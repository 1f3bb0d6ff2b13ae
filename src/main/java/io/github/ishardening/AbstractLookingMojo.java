package io.github.ishardening;

import io.github.ishardening.hardening.DistributionBanner;
import io.github.ishardening.hardening.FragmentOverrides;
import io.github.ishardening.inspection.change.StagedChanges;
import io.github.ishardening.mounted.MountRequest;
import io.github.ishardening.mounted.Mounts;
import io.github.ishardening.request.BuildContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of goals that only look at a distribution. */
abstract class AbstractLookingMojo extends AbstractAuditingMojo {

    /**
     * What to audit: a zip, an unpacked folder, or coordinates, as in {@code distribution}. Default: the result of
     * this build or, if there is none, {@code distribution} itself.
     */
    @Parameter(property = "is-hardening.audit.distribution")
    private String auditDistribution;

    /**
     * The file that a container mounts over {@code deployment.toml}, to be audited in its place: a
     * {@code deployment.toml}, or a Kubernetes manifest ({@code .yaml}, {@code .yml}, {@code .json}), such as the
     * output of {@code helm template}. From a manifest, the audit uses everything that the server's container mounts,
     * including start scripts and other files, and its {@code JAVA_OPTS} and {@code args}; if there is no such
     * container, it uses a ConfigMap or Secret with the key {@code deployment.toml}. If there are several,
     * {@code FILE#NAME} selects the Deployment, ConfigMap or Secret. Waivers refer to files by their path in the
     * distribution; reports refer to them by the name given here.
     */
    @Parameter(property = "is-hardening.audit.deploymentToml")
    private String auditDeploymentToml;

    /**
     * The stores that a container mounts, to be audited as files in {@code repository/resources/security}: a folder,
     * whose files replace those with the same name, or the manifest of a Secret; if the file contains several Secrets,
     * select one with {@code FILE#NAME}.
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

    /** Work on an audit target. */
    @FunctionalInterface
    protected interface LookingWork {
        void on(AuditTarget target, PolicyAudit audit, BuildContext context) throws IOException;
    }

    /**
     * Runs work on the audit target while no other build can use the target or the output directory.
     *
     * @throws io.github.ishardening.problem.ProblemException if the output directory is inside the distribution
     */
    protected final void onTarget(LookingWork work) throws IOException {
        var policy = policy();
        var mounts = Mounts.read(mounted());
        var task = task().announced();
        Path location =
                auditDistribution == null ? location() : task.place().find("<auditDistribution>", auditDistribution);
        task.place().lock().lock(location, () -> {
            try (var rendering = Rendering.start(task.place(), false);
                    var found = target(task.place(), location)) {
                var context = rendering.context();
                task.place().console().once(DistributionBanner.asFound(found.distribution(), context));
                var target = mounts.isEmpty() ? found : under(mounts, found, task);
                work.on(target, new PolicyAudit(policy, task), context);
            }
        });
    }

    /** Whether the user specified an audit target. */
    protected final boolean hasTarget() {
        return auditDistribution != null || hasDistribution();
    }

    private MountRequest mounted() {
        return new MountRequest(
                workplace().build().baseDirectory(),
                Optional.ofNullable(auditDeploymentToml),
                Optional.ofNullable(auditSecurity),
                Optional.ofNullable(auditStart));
    }

    private static AuditTarget under(Mounts mounts, AuditTarget found, ServerTask task) throws IOException {
        var target = found.under(mounts, task.request().settings().privateFiles());
        task.place()
                .console()
                .info("Applied to the distribution for this audit only: " + String.join(", ", mounts.names()));
        return target;
    }

    private AuditTarget target(Workplace place, Path location) throws IOException {
        return auditDistribution == null
                ? AuditTarget.ofResult(place, location, distributionName())
                : AuditTarget.open(location, auditDistribution, StagedChanges.none(), FragmentOverrides.none());
    }
}
