package io.github.ishardening.config;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code <verifyServer><deployment>}: changes to the configuration for the test.
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
     * A fragment of deployment.toml for the test only, relative to the project, for example with H2 instead of the
     * production database and without mail. The report lists what the test then doesn't cover.
     */
    private File file;

    Optional<Path> file() {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
