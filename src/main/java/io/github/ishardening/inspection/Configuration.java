package io.github.ishardening.inspection;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.deployment.Renderer;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.DeploymentSource;
import io.github.ishardening.server.ServerFiles;
import java.util.Optional;

/** The configuration of a distribution, source and result, or why the server couldn't boot with it. */
final class Configuration {

    private final DeploymentToml toml;
    private final Rendered rendered;
    private final ProblemException fault;

    private Configuration(DeploymentToml toml, Rendered rendered, ProblemException fault) {
        this.toml = toml;
        this.rendered = rendered;
        this.fault = fault;
    }

    /** Reads and renders it; whatever that leads to is its fault. */
    static Configuration of(Distribution distribution, Renderer renderer) {
        return Failure.tamed(
                () -> {
                    var toml = DeploymentSource.readAsItIs(distribution);
                    return new Configuration(toml, renderer.render(distribution, toml.bytes()), null);
                },
                failure -> new Configuration(
                        null, null, new ProblemException(failure.problems(ServerFiles.DEPLOYMENT_TOML))));
    }

    /** Why the server couldn't boot with it, if it couldn't. */
    Optional<ProblemException> fault() {
        return Optional.ofNullable(fault);
    }

    DeploymentToml toml() {
        requireSound();
        return toml;
    }

    Rendered rendered() {
        requireSound();
        return rendered;
    }

    private void requireSound() {
        if (fault != null) {
            throw fault;
        }
    }
}
