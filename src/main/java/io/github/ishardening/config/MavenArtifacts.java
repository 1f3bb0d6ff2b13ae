package io.github.ishardening.config;

import io.github.ishardening.distribution.ArtifactSource;
import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Resolves artifacts through Maven's own resolver, one at a time and without their POMs, so that mirrors, proxies,
 * {@code -o}, the reactor and the local repository work as everywhere else in the build.
 */
record MavenArtifacts(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories)
        implements ArtifactSource {

    /** Copies the lists. */
    public MavenArtifacts {
        repositories = List.copyOf(repositories);
    }

    @Override
    public Path resolve(Coordinates coordinates) {
        var artifact = new DefaultArtifact(coordinates.toString());
        try {
            return system.resolveArtifact(session, new ArtifactRequest(artifact, repositories, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            var problem = new ProblemException(
                    coordinates.toString(),
                    "can't be resolved: " + e.getMessage().replaceFirst("\\.*$", "."),
                    "Check the coordinates and that a repository of this build holds them"
                            + (session.isOffline() ? ", or run once without -o." : "."));
            problem.initCause(e);
            throw problem;
        }
    }
}
