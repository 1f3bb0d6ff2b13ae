package io.github.ishardening.config.build;

import io.github.ishardening.config.check.UnknownParameters;
import io.github.ishardening.distribution.ArtifactSource;
import io.github.ishardening.distribution.ChildJvm;
import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.evidence.BuildRecord;
import io.github.ishardening.evidence.Resource;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.secret.SecretResolver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.transfer.TransferListener;

/**
 * What the goals need of the build that they run in.
 *
 * @param session the session
 * @param project the project, or Maven's stand-in for one
 * @param plugin this plugin
 * @param repositorySystem resolves artifacts
 * @param settingsDecrypter decrypts passwords of settings.xml
 * @param projectHelper attaches artifacts
 * @param toolchains finds the user's JDKs
 */
public record MavenBuild(
        MavenSession session,
        MavenProject project,
        PluginDescriptor plugin,
        RepositorySystem repositorySystem,
        SettingsDecrypter settingsDecrypter,
        MavenProjectHelper projectHelper,
        ToolchainManager toolchains) {

    /** Whether there is a project, and not only a goal called in a folder. */
    public boolean hasProject() {
        return project.getFile() != null;
    }

    /** The folder of the project, or the one in which the goal was called. */
    public Path baseDirectory() {
        return hasProject() ? project.getBasedir().toPath() : Path.of(session.getExecutionRootDirectory());
    }

    /** The folder above the project that Git keeps its data in, or the project's own where there is none. */
    public Path repository() {
        Path base = baseDirectory().toAbsolutePath().normalize();
        for (Path folder = base; folder != null; folder = folder.getParent()) {
            // A file in work trees and submodules.
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return base;
    }

    /** The project's name among those that are built with it, and where results don't go to its build directory, theirs. */
    public String nameOf(Path output) {
        Path base = baseDirectory().toAbsolutePath().normalize();
        Path target = base.resolve(project.getBuild().getDirectory()).normalize();
        Path results = base.resolve(output).normalize();
        Path below = results.startsWith(target)
                ? target.relativize(results)
                : results.startsWith(base) ? base.relativize(results) : results.getFileName();
        return Stream.concat(
                        Stream.of(project.getArtifactId()),
                        StreamSupport.stream(below.spliterator(), false).map(Path::toString))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining("/"));
    }

    /** {@code given}, or the project's build directory, or {@code is-hardening-out} where there is no project. */
    public Path outputDirectory(File given) {
        if (given != null) {
            return given.toPath();
        }
        return hasProject()
                ? Path.of(project.getBuild().getDirectory())
                : baseDirectory().resolve("is-hardening-out");
    }

    /** {@code given}, or {@code keys} beside the project. */
    public Path keysDirectory(File given) {
        return given == null ? baseDirectory().resolve("keys") : given.toPath();
    }

    /** What {@code clean} deletes: the build directories of this project and of those that are built with it. */
    public List<Path> buildDirectories() {
        return Stream.concat(Stream.of(project), session.getAllProjects().stream())
                .filter(each -> each.getFile() != null)
                .map(each -> Path.of(each.getBuild().getDirectory()))
                .distinct()
                .toList();
    }

    /** What the plugin's own version is. */
    public String pluginVersion() {
        return plugin.getVersion();
    }

    /** Tells this plugin's code from any other: a snapshot of the same version may be another. */
    public String pluginCode() {
        File origin = ChildJvm.origin(MavenBuild.class).toFile();
        return "%s %s %s".formatted(pluginVersion(), origin.length(), origin.lastModified());
    }

    /** Whether somebody may be watching it: it runs neither in batch mode ({@code -B}) nor without progress ({@code -ntp}). */
    public boolean isWatched() {
        var request = session.getRequest();
        return request.isInteractiveMode() && !isSilent(request.getTransferListener());
    }

    /** Maven tells a plugin about {@code -ntp} and {@code -q} by nothing else than the class that it listens with. */
    private static boolean isSilent(TransferListener listener) {
        return listener != null && listener.getClass().getSimpleName().equals("QuietMavenTransferListener");
    }

    /** What the goals of this plugin remember of each other in this project until the build ends. */
    public Map<String, Object> memory() {
        return session.getPluginContext(plugin, project);
    }

    /**
     * The JDK to start a server on: the named one, else that of Maven's toolchains, else the one that runs Maven.
     *
     * @throws ProblemException if it is none that says its version
     */
    public ChosenJava javaHome(Optional<Path> named) throws IOException {
        return ChosenJava.of(
                named, Optional.ofNullable(toolchains.getToolchainFromBuildContext(ChosenJava.TOOLCHAIN, session)));
    }

    /** Artifacts that the user names. */
    public ArtifactSource artifacts() {
        return artifacts(project.getRemoteProjectRepositories());
    }

    /** What the plugin itself works with, from where the build has its plugins. */
    public ArtifactSource tools() {
        return artifacts(project.getRemotePluginRepositories());
    }

    /**
     * All that decides what a goal makes.
     *
     * @param distribution the zip that it works on
     * @param keysDirectory where the keys are
     */
    public BuildState inputs(MojoExecution execution, Path distribution, Path keysDirectory) throws IOException {
        return InputFingerprint.state(
                pluginCode(), session, project, execution, artifacts(), baseDirectory(), distribution, keysDirectory);
    }

    /**
     * How a goal was called.
     *
     * @param datedAt what a reproducible build dates its results with
     */
    public BuildRecord called(MojoExecution execution, Optional<Instant> datedAt) throws IOException {
        var versions = new TreeMap<>(Map.of(
                plugin.getArtifactId(),
                pluginVersion(),
                "java",
                Runtime.version().toString()));
        Optional.ofNullable(session.getSystemProperties().getProperty("maven.version"))
                .ifPresent(version -> versions.put("maven", version));
        return new BuildRecord(
                execution.getGoal(),
                new GivenParameters(session, project, baseDirectory()).of(execution),
                datedAt.map(Instant::toString),
                pluginArtifact(),
                versions);
    }

    private Resource pluginArtifact() throws IOException {
        var coordinates = new Coordinates(plugin.getGroupId(), plugin.getArtifactId(), "jar", "", pluginVersion());
        Path origin = ChildJvm.origin(MavenBuild.class);
        return Files.isRegularFile(origin)
                ? Resource.artifact(coordinates, origin)
                : Resource.artifact(coordinates, plugin.getArtifactId());
    }

    /** Fetches the user's secrets; {@code progress} is warned of files that everyone can read. */
    public SecretResolver secrets(UserLog progress) {
        return new SecretResolver(this::variable, new SettingsPasswords(session, settingsDecrypter), progress);
    }

    /** Makes a file an artifact of the project, if there is one. */
    public void attach(String type, String classifier, Path file) {
        if (hasProject()) {
            projectHelper.attachArtifact(project, type, classifier, file.toFile());
        }
    }

    /** What is misspelt among the parameters and properties of this plugin, or is empty; see {@link UnknownParameters}. */
    public List<Problem> unknownParameters() {
        var unknown = new UnknownParameters(plugin);
        var problems = new ArrayList<Problem>(unknown.in(project));
        problems.addAll(unknown.in(session.getUserProperties(), name -> "-D" + name));
        problems.addAll(unknown.in(project.getProperties(), name -> "<" + name + ">"));
        return problems;
    }

    private ArtifactSource artifacts(List<RemoteRepository> repositories) {
        return new ResolvedArtifacts(repositorySystem, session, repositories);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(session.getSystemProperties().getProperty("env." + name));
    }
}
