package io.github.ishardening.keymanager;

import io.github.ishardening.deployment.Renderer;
import io.github.ishardening.distribution.ArtifactSource;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.problem.UserLog;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a set-up gets from outside.
 *
 * @param renderer renders configuration as the server would
 * @param engines where the database engines are
 * @param handlers finds the jar that a user named, by a file or coordinates
 * @param keys the keys of the server, of which only the public certificates are read
 * @param fragment the user's fragment of deployment.toml, which wins over what is written
 * @param databases where edited databases are kept, so that the next build has the same bytes
 * @param progress is told what happens
 */
public record SetupContext(
        Renderer renderer,
        ArtifactSource engines,
        Function<String, Path> handlers,
        KeysDirectory keys,
        Optional<Path> fragment,
        Path databases,
        UserLog progress) {}
