package io.github.ishardening.verification;

import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.verification.process.JavaHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The user's settings for a trial.
 *
 * @param java the JDK on which the server runs
 * @param javaFrom the setting that specifies the JDK, for messages
 * @param timeout the time limit for a start, and for the checks after it
 * @param fragment a fragment of {@code deployment.toml} for the trial only
 * @param environment the server's environment variables, by name, with the sources of their values
 */
public record TrialRequest(
        JavaHome java,
        String javaFrom,
        Duration timeout,
        Optional<Path> fragment,
        Map<String, PlacedSource> environment) {

    /** Copies the map. */
    public TrialRequest {
        environment = Map.copyOf(environment);
    }
}
