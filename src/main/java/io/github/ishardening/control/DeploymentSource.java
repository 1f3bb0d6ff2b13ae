package io.github.ishardening.control;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@code deployment.toml} and the user's fragment of it. */
final class DeploymentSource {

    private DeploymentSource() {}

    /**
     * The distribution's {@code deployment.toml}.
     *
     * @throws ProblemException if it is broken, or the distribution is of the era before it
     */
    static DeploymentToml read(Distribution distribution) throws IOException {
        if (!distribution.product().toml()) {
            throw new ProblemException(
                    distribution.location().toString(),
                    distribution.product() + " is configured by XML files, without deployment.toml.",
                    "Identity Server 5.9 and later can be hardened.");
        }
        return DeploymentToml.parse(distribution.read(ServerFiles.DEPLOYMENT_TOML), ServerFiles.DEPLOYMENT_TOML);
    }

    /**
     * The user's fragment, if one is named.
     *
     * @throws ProblemException if it is missing or broken
     */
    static Optional<DeploymentToml> readFragment(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file.get())) {
            throw new ProblemException(
                    "<deployment><file>", file.get() + " is not a file.", "Name a fragment of deployment.toml.");
        }
        return Optional.of(
                DeploymentToml.parse(Files.readAllBytes(file.get()), file.get().toString()));
    }
}
