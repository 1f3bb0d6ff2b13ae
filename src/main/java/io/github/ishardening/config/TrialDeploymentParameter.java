package io.github.ishardening.config;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code <verifyServer><deployment>}: what the trial puts into the configuration.
 *
 * <pre>{@code
 * <verifyServer>
 *   <deployment>
 *     <file>src/main/is/trial.toml</file>
 *   </deployment>
 * </verifyServer>
 * }</pre>
 */
public class TrialDeploymentParameter {

    /**
     * A fragment of deployment.toml for the trial only, relative to the project: H2 in place of the production database, no
     * mail. The report says what is not proven then.
     */
    private File file;

    Optional<Path> file() {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
