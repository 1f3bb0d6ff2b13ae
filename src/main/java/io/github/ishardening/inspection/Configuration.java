package io.github.ishardening.inspection;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.deployment.Renderer;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.DeploymentSource;
import io.github.ishardening.server.ServerFiles;
import java.util.Optional;

/** The configuration of a distribution, source and rendered, or why the server couldn't boot with it. */
record Configuration(DeploymentToml toml, Rendered rendered, ProblemException broken) {

    /** Reads and renders it; records any failure as its fault. */
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
        return Optional.ofNullable(broken);
    }

    @Override
    public DeploymentToml toml() {
        requireSound();
        return toml;
    }

    @Override
    public Rendered rendered() {
        requireSound();
        return rendered;
    }

    private void requireSound() {
        if (broken != null) {
            throw broken;
        }
    }
}
