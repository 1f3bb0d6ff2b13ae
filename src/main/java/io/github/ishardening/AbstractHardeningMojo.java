package io.github.ishardening;

import io.github.ishardening.config.build.MavenBuild;
import io.github.ishardening.config.check.ConfiguredGoal;
import io.github.ishardening.file.Placement;
import io.github.ishardening.problem.IoFailure;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * What every goal shares: the switch to skip it, where it works, and the one place where exceptions become Maven's.
 */
abstract class AbstractHardeningMojo extends AbstractMojo implements ConfiguredGoal {

    /** Skips every goal of this plugin. */
    @Parameter(property = "is-hardening.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The folder for results; default: the build directory, {@code target}; without a project, {@code
     * ./is-hardening-out}.
     */
    @Parameter(property = "is-hardening.outputDirectory")
    private File outputDirectory;

    /**
     * The folder that keeps keys and passwords between builds; default: {@code keys} next to the POM. Back it up: if
     * you lose it, you lose the server's data, and anyone who can read it controls the server. It can't be inside an
     * unpacked distribution, or inside the build directory, which {@code clean} deletes.
     */
    @Parameter(property = "is-hardening.keysDirectory")
    private File keysDirectory;

    /**
     * Whether this is a temporary build, for example for a test: its keys are in {@code is-hardening/keys} in the
     * output directory, without a {@code keys.lock} to guard them.
     */
    @Parameter(property = "is-hardening.ephemeral", defaultValue = "false")
    private boolean ephemeral;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Inject
    private RepositorySystem repositorySystem;

    @Inject
    private SettingsDecrypter settingsDecrypter;

    @Inject
    private MavenProjectHelper projectHelper;

    @Inject
    private ToolchainManager toolchains;

    private Console console;
    private List<Problem> misconfigured = List.of();
    private List<Problem> ineffective = List.of();

    @Override
    public final void misconfigured(List<Problem> problems) {
        misconfigured = List.copyOf(problems);
    }

    @Override
    public final void ineffective(List<Problem> properties) {
        ineffective = List.copyOf(properties);
    }

    /** Runs the goal, unless it is to be skipped. */
    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        warnOfIneffective();
        console = newConsole();
        if (isSkipped()) {
            console.info("Skipped.");
            return;
        }
        try {
            requireConfiguration();
            run();
        } catch (ProblemException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (InvalidPathException e) {
            // Names that are invalid on this machine come from outside: parameters, variables, distributions.
            throw new MojoFailureException(unusable(e).getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(IoFailure.describe(e), e);
        } catch (ProviderException e) {
            throw new MojoExecutionException(e.toString(), e);
        }
    }

    /** Whether this goal is to be skipped, alone or with all others. */
    protected final boolean isSkipped() {
        return skip || skipsThisGoal();
    }

    /** Creates this goal's console. */
    final Console newConsole() {
        return new Console(getLog(), memory(), isWatched());
    }

    /** Not on the goal's own console, whose warnings are repeated for an unchanged result. */
    private void warnOfIneffective() {
        if (!ineffective.isEmpty()) {
            var ofAllProjects = new Console(getLog(), build().memoryOfAllProjects(), isWatched());
            for (Problem property : ineffective) {
                ofAllProjects.warn(property.toString());
            }
        }
    }

    private void requireConfiguration() {
        var problems = new ArrayList<Problem>(unknownParameters());
        problems.addAll(misconfigured);
        ProblemException.throwIfAny(problems);
    }

    /** Contains the whole message of its cause, because Maven would append it otherwise. */
    private static ProblemException unusable(InvalidPathException name) {
        return new ProblemException(
                name.getInput().replaceAll("\\p{Cntrl}", "?"),
                "isn't a path that Java can use here (" + name.getMessage() + ").",
                "Run the build in a UTF-8 locale (LC_ALL=C.UTF-8) or choose another name.");
    }

    /** Problems with parameters in the POM or after {@code -D}, such as those unknown to all goals. */
    protected List<Problem> unknownParameters() {
        return build().unknownParameters();
    }

    /** Whether this goal alone is to be skipped. */
    protected abstract boolean skipsThisGoal();

    /**
     * Does the goal's work.
     *
     * @throws ProblemException if the user has to fix something
     * @throws IOException if reading or writing fails
     * @throws ProviderException if a cryptographic provider fails
     */
    protected abstract void run() throws IOException;

    /** Data that the goals of one build share. */
    protected Map<String, Object> memory() {
        return build().memory();
    }

    /** Whether a user may be watching the build. */
    protected boolean isWatched() {
        return build().isWatched();
    }

    /** The folders and the console of this goal. */
    protected final Workplace workplace() {
        return new Workplace(build(), build().outputDirectory(outputDirectory), console);
    }

    /** The build in which this goal runs. */
    protected final MavenBuild build() {
        return new MavenBuild(session, project, plugin, repositorySystem, settingsDecrypter, projectHelper, toolchains);
    }

    /** Whether the keys are for this build only. */
    protected final boolean isEphemeral() {
        return ephemeral;
    }

    /**
     * The keys directory.
     *
     * @throws ProblemException if {@code clean} would delete it
     */
    protected final Path keysFolder() throws IOException {
        if (ephemeral) {
            return workplace().own().resolve("keys");
        }
        Path keys = build().keysDirectory(keysDirectory);
        for (Path folder : build().buildDirectories()) {
            Placement.requireKeysOutOfReachOfClean(folder, keys);
        }
        return keys;
    }
}
