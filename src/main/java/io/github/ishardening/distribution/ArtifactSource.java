package io.github.ishardening.distribution;

import java.nio.file.Path;

/** Resolves files by Maven coordinates. */
@FunctionalInterface
public interface ArtifactSource {

    /**
     * The file with these coordinates, without its dependencies.
     *
     * @throws io.github.ishardening.problem.ProblemException if it isn't available
     */
    Path resolve(Coordinates coordinates);
}
