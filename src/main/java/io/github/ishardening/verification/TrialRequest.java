package io.github.ishardening.verification;

import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.verification.process.JavaHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asks of a trial.
 *
 * @param java the JDK that the server is started on
 * @param javaFrom who names that JDK, for messages
 * @param timeout how long a start may take, and how long the questions after it
 * @param fragment a fragment of {@code deployment.toml} for the trial only
 * @param environment variables of the server, by name, and where their values are
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
