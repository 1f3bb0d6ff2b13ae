package io.github.ishardening.config.build;

import io.github.ishardening.config.check.CallProperties;
import io.github.ishardening.config.check.UnknownParameters;
import io.github.ishardening.config.check.UnknownProperties;
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
 * The Maven build in which a goal runs.
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

    /** Whether there is a project, rather than a goal called in a folder without one. */
    public boolean hasProject() {
        return project.getFile() != null;
    }

    /** The folder of the project, or the one in which the goal was called. */
    public Path baseDirectory() {
        return hasProject() ? project.getBasedir().toPath() : Path.of(session.getExecutionRootDirectory());
    }

    /** The root of the Git work tree that contains the project, or the project's folder if there is none. */
    public Path repository() {
        Path base = baseDirectory().toAbsolutePath().normalize();
        for (Path folder = base; folder != null; folder = folder.getParent()) {
            // In linked work trees and submodules, .git is a file.
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return base;
    }

    /**
     * The artifact ID, and the path of {@code output} below the build directory or project, or else its last path
     * element.
     */
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

    /** {@code given}, or the project's build directory, or {@code is-hardening-out} without a project. */
    public Path outputDirectory(File given) {
        if (given != null) {
            return given.toPath();
        }
        return hasProject()
                ? Path.of(project.getBuild().getDirectory())
                : baseDirectory().resolve("is-hardening-out");
    }

    /** {@code given}, or {@code keys} in the project's folder. */
    public Path keysDirectory(File given) {
        return given == null ? baseDirectory().resolve("keys") : given.toPath();
    }

    /** The folders that {@code clean} deletes: the build directories of this project and of those in the same build. */
    public List<Path> buildDirectories() {
        return Stream.concat(Stream.of(project), session.getAllProjects().stream())
                .filter(each -> each.getFile() != null)
                .map(each -> Path.of(each.getBuild().getDirectory()))
                .distinct()
                .toList();
    }

    public String pluginVersion() {
        return plugin.getVersion();
    }

    /** Identifies this plugin's code, which may differ between snapshots of the same version. */
    public String pluginCode() {
        File origin = ChildJvm.origin(MavenBuild.class).toFile();
        return "%s %s %s".formatted(pluginVersion(), origin.length(), origin.lastModified());
    }

    /** Whether a user may be watching: none of batch mode ({@code -B}), {@code -ntp} and {@code -q} is on. */
    public boolean isWatched() {
        var request = session.getRequest();
        return request.isInteractiveMode() && !isSilent(request.getTransferListener());
    }

    /** Maven reveals {@code -ntp} and {@code -q} to plugins only through the class of its listener. */
    private static boolean isSilent(TransferListener listener) {
        return listener != null && listener.getClass().getSimpleName().equals("QuietMavenTransferListener");
    }

    /** Data that this plugin's goals share in this project until the build ends. */
    public Map<String, Object> memory() {
        return session.getPluginContext(plugin, project);
    }

    /** Data that this plugin's goals share in all projects until the build ends. */
    public Map<String, Object> memoryOfAllProjects() {
        return session.getPluginContext(plugin, session.getTopLevelProject());
    }

    /**
     * The JDK for a server: the configured one, otherwise that of Maven's toolchains, otherwise the one that runs
     * Maven.
     *
     * @throws ProblemException if it isn't a JDK that states its version
     */
    public ChosenJava javaHome(Optional<Path> named) throws IOException {
        return ChosenJava.of(
                named, Optional.ofNullable(toolchains.getToolchainFromBuildContext(ChosenJava.TOOLCHAIN, session)));
    }

    /** Resolves artifacts that the user specifies. */
    public ArtifactSource artifacts() {
        return artifacts(project.getRemoteProjectRepositories());
    }

    /** Resolves this plugin's own tools from the build's plugin repositories. */
    public ArtifactSource tools() {
        return artifacts(project.getRemotePluginRepositories());
    }

    /**
     * A snapshot of everything that determines a goal's result.
     *
     * @param distribution the zip to be processed
     * @param keysDirectory the folder of the keys
     */
    public BuildState inputs(MojoExecution execution, Path distribution, Path keysDirectory) throws IOException {
        return InputFingerprint.state(
                pluginCode(), session, project, execution, artifacts(), baseDirectory(), distribution, keysDirectory);
    }

    /**
     * Records how a goal was called.
     *
     * @param datedAt the timestamp of a reproducible build's results
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

    /** Resolves the user's secrets; logs a warning to {@code progress} about files that everyone can read. */
    public SecretResolver secrets(UserLog progress) {
        return new SecretResolver(this::variable, new SettingsPasswords(session, settingsDecrypter), progress);
    }

    /** Attaches a file to the project, if there is one. */
    public void attach(String type, String classifier, Path file) {
        if (hasProject()) {
            projectHelper.attachArtifact(project, type, classifier, file.toFile());
        }
    }

    /**
     * Misspelt or empty parameters and properties of this plugin; see {@link UnknownParameters} and {@link
     * UnknownProperties}. Other properties are accepted in a project, whatever their prefix: a build may have its own,
     * such as one for the version of this plugin.
     */
    public List<Problem> unknownParameters() {
        var problems = new ArrayList<Problem>(new UnknownParameters(plugin).in(project));
        var unknown = new UnknownProperties(plugin);
        problems.addAll(unknown.slips(CallProperties.of(session), name -> "-D" + name));
        problems.addAll(unknown.slips(project.getProperties(), name -> "<" + name + ">"));
        return problems;
    }

    private ArtifactSource artifacts(List<RemoteRepository> repositories) {
        return new ResolvedArtifacts(repositorySystem, session, repositories);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(session.getSystemProperties().getProperty("env." + name));
    }
}
