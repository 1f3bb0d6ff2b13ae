package io.github.ishardening;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.ishardening.file.FolderLock;
import io.github.ishardening.oracle.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Settings;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.junit.jupiter.api.io.TempDir;

/** Goals in a project of their own, for which only those artifacts exist that the build has put into {@code target}. */
@MojoTest
abstract class GoalTest {

    /** What stands before the parameters in the POM of {@code @InjectMojo}. */
    static final String POM =
            "<project><build><plugins><plugin>" + "<artifactId>is-hardening-maven-plugin</artifactId><configuration>";

    /** What stands behind them. */
    static final String END = "</configuration></plugin></plugins></build></project>";

    /** Keys of kinds that are made fast. */
    static final String FAST_KEYS = "<certificateAuthority><algorithm>EC-P256</algorithm></certificateAuthority>"
            + "<keystores><primary><algorithm>RSA-2048</algorithm></primary>"
            + "<internal><algorithm>RSA-2048</algorithm></internal>"
            + "<tls><algorithm>EC-P256</algorithm></tls></keystores>";

    /** The coordinates of a real kernel. */
    static final String KERNEL = "org.wso2.carbon:wso2carbon-core:zip:4.10.32";

    private static final List<Path> FETCHED =
            List.of(Path.of("target", "config-mapper"), Path.of("target", "distributions"), Path.of("target", "h2"));

    @TempDir
    Path basedir;

    /** What stands behind {@code -D}. */
    final Properties userProperties = new Properties();

    /** How Maven was called: in batch mode. */
    final MavenExecutionRequest request = new DefaultMavenExecutionRequest().setInteractiveMode(false);

    /** What the goals of a build remember of each other; a new build forgets it. */
    final Map<String, Object> memory = new HashMap<>();

    @Provides
    MavenProject project() {
        var model = new Model();
        model.setArtifactId("is");
        model.setBuild(new Build());
        model.getBuild().setDirectory(basedir.resolve("target").toString());
        var project = new MavenProject(model);
        project.setArtifact(
                new DefaultArtifact("org.example", "is", "1.0", null, "pom", "", new DefaultArtifactHandler("pom")));
        project.setRemoteArtifactRepositories(List.of());
        project.setPluginArtifactRepositories(List.of());
        project.setFile(basedir.resolve("pom.xml").toFile());
        return project;
    }

    @Provides
    MavenSession session() {
        var session = mock(MavenSession.class);
        when(session.getUserProperties()).thenReturn(userProperties);
        when(session.getPluginContext(any(), any())).thenReturn(memory);
        when(session.getRequest()).thenReturn(request);
        when(session.getSystemProperties()).thenReturn(new Properties());
        when(session.getSettings()).thenReturn(new Settings());
        when(session.getRepositorySession()).thenReturn(mock(RepositorySystemSession.class));
        return session;
    }

    @Provides
    RepositorySystem repositories() throws ArtifactResolutionException {
        var repositories = mock(RepositorySystem.class);
        when(repositories.resolveArtifact(any(), any())).thenAnswer(call -> resolve(call.getArgument(1)));
        return repositories;
    }

    /** The paths of all files in the project's folder, apart from what builds remember and the build's lock. */
    final List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(basedir)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> basedir.relativize(file).toString())
                    .filter(file -> !file.startsWith("target/is-hardening/remembered/"))
                    .filter(file -> !file.equals("target/is-hardening/" + FolderLock.FILE))
                    .sorted()
                    .toList();
        }
    }

    /** What a goal says that finds another build at work, which ends when the waiting begins. */
    static List<String> saidWaitingFor(JavaProcess other, Mojo goal)
            throws MojoExecutionException, MojoFailureException {
        List<String> said = new ArrayList<>();
        var log = mock(Log.class);
        doAnswer(call -> {
                    said.add(call.getArgument(0));
                    if (said.size() == 1) {
                        other.goOn();
                    }
                    return null;
                })
                .when(log)
                .info(anyString());
        goal.setLog(log);
        goal.execute();
        return said;
    }

    private static ArtifactResult resolve(ArtifactRequest request) throws ArtifactResolutionException {
        Artifact artifact = request.getArtifact();
        String name = "%s-%s.%s".formatted(artifact.getArtifactId(), artifact.getVersion(), artifact.getExtension());
        var result = new ArtifactResult(request);
        for (Path folder : FETCHED) {
            if (Files.exists(folder.resolve(name))) {
                return result.setArtifact(
                        artifact.setFile(folder.resolve(name).toAbsolutePath().toFile()));
            }
        }
        throw new ArtifactResolutionException(List.of(result), "Could not find artifact " + artifact);
    }
}
