package io.github.ishardening.keymanager;

import io.github.ishardening.deployment.Renderer;
import io.github.ishardening.distribution.ArtifactSource;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.problem.UserLog;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The dependencies of a set-up.
 *
 * @param renderer renders configuration as the server would
 * @param engines provides the database engines
 * @param handlers finds a jar by file or coordinates
 * @param keys the server's keys, of which only the public certificates are read
 * @param fragment the user's fragment of deployment.toml, which takes precedence over the set-up's settings
 * @param databases where edited databases are kept, so that the next build gets the same bytes
 * @param progress receives progress messages and warnings
 */
public record SetupContext(
        Renderer renderer,
        ArtifactSource engines,
        Function<String, Path> handlers,
        KeysDirectory keys,
        Optional<Path> fragment,
        Path databases,
        UserLog progress) {}
