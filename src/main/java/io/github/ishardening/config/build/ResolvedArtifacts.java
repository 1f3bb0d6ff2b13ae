package io.github.ishardening.config.build;

import io.github.ishardening.distribution.ArtifactSource;
import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Resolves artifacts via Maven's own resolver, without their POMs, so that mirrors, proxies, {@code -o}, the reactor
 * and the local repository work as in the rest of the build.
 */
record ResolvedArtifacts(RepositorySystem system, MavenSession session, List<RemoteRepository> repositories)
        implements ArtifactSource {

    @Override
    public Path resolve(Coordinates coordinates) {
        var artifact = new DefaultArtifact(coordinates.toString());
        try {
            return system.resolveArtifact(
                            session.getRepositorySession(), new ArtifactRequest(artifact, repositories, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            var problem = new ProblemException(
                    coordinates.toString(),
                    "can't be resolved: " + e.getMessage().replaceFirst("\\.*$", "."),
                    "Check the coordinates, and that a repository of this build has them"
                            + (session.getRepositorySession().isOffline() ? ", or run once without -o." : "."));
            problem.initCause(e);
            throw problem;
        }
    }
}
