package io.github.ishardening;

import io.github.ishardening.config.CheckedConfigurator;
import io.github.ishardening.hardening.keys.KeyProvisioning;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes the keys of the server: {@code primary}, {@code internal}, {@code tls}, and {@code ca}, a local authority that
 * signs the three. Keys that are there already are kept; certificates that run out are renewed over the same key. The
 * certificates are written as PEM for partners.
 *
 * <p>With an external {@code certificateAuthority} the goal writes requests instead and fails until the
 * authority's answers are there.
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
            var task = taskOnDistribution().announced();
            task.alone(() -> generate(task));
        } else {
            var task = task();
            KeyProvisioning.of(task.request(), Optional.empty(), task.place().context())
                    .prepare();
        }
    }

    private static void generate(ServerTask task) throws IOException {
        try (var server = ServerSession.open(task)) {
            KeyProvisioning.of(task.request(), Optional.of(server.distribution()), server.context())
                    .prepare();
        }
    }
}
