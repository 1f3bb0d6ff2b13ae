package io.github.ishardening;

import io.github.ishardening.config.check.CheckedConfigurator;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.hardening.keys.KeyProvisioning;
import io.github.ishardening.request.BuildContext;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Generates the keys of the server: {@code primary}, {@code internal}, {@code tls}, and {@code ca}, a local authority
 * that signs the other three. Existing keys are kept; expiring certificates are renewed, keeping the key. The
 * certificates are written as PEM for partners.
 *
 * <p>With an external {@code certificateAuthority}, the goal writes certificate requests instead, and fails until the
 * authority has replied, unless valid certificates are still in use.
 */
@Mojo(
        name = "generate-keystores",
        configurator = CheckedConfigurator.NAME,
        defaultPhase = LifecyclePhase.GENERATE_RESOURCES,
        requiresProject = false,
        threadSafe = true)
public class GenerateKeystoresMojo extends AbstractServerMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.generate-keystores.skip", defaultValue = "false")
    private boolean skipGenerateKeystores;

    @Override
    protected boolean skipsThisGoal() {
        return skipGenerateKeystores;
    }

    @Override
    protected void run() throws IOException {
        if (hasDistribution()) {
            onServer(server -> prepare(server.task(), Optional.of(server.distribution()), server.context()));
        } else {
            var task = task();
            prepare(task, Optional.empty(), task.place().context());
        }
    }

    private static void prepare(ServerTask task, Optional<Distribution> distribution, BuildContext context)
            throws IOException {
        KeyProvisioning.of(task.request(), distribution, context).prepare();
    }
}
