package io.github.ishardening.distribution;

import java.nio.file.Path;

/** Where files come from that are named by Maven coordinates. */
@FunctionalInterface
public interface ArtifactSource {

    /**
     * The file of these coordinates, without anything that it depends on.
     *
     * @throws io.github.ishardening.problem.ProblemException where it isn't available
     */
    Path resolve(Coordinates coordinates);
}
