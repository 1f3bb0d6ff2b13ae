package io.github.ishardening;

import io.github.ishardening.config.MavenBuild;
import io.github.ishardening.file.Placement;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/** The parameters of all goals that work with the keys directory, and what the goals get from Maven. */
abstract class AbstractKeysMojo extends AbstractHardeningMojo {

    /** Where results go; default the build directory, {@code target}; without a project {@code ./is-hardening-out}. */
    @Parameter(property = "is-hardening.outputDirectory")
    private File outputDirectory;

    /**
     * Where keys and passwords live between builds; default {@code keys} beside the POM. Back it up: whoever loses it loses
     * the server's data, whoever reads it owns the server. It can lie neither in an unpacked distribution nor in the build
     * directory, which {@code clean} deletes.
     */
    @Parameter(property = "is-hardening.keysDirectory")
    private File keysDirectory;

    /**
     * Whether this is a throw-away build, as of a test: its keys live in {@code is-hardening/keys} of the output
     * directory, and no {@code keys.lock} guards them.
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

    /** The build that this goal runs in. */
    protected final MavenBuild build() {
        return new MavenBuild(session, project, plugin, repositorySystem, settingsDecrypter);
    }

    @Override
    protected final Map<String, Object> memory() {
        return build().memory();
    }

    @Override
    protected final List<Problem> unknownParameters() {
        return build().unknownParameters();
    }

    /** Whether the keys are for this build only. */
    protected final boolean isEphemeral() {
        return ephemeral;
    }

    /** Where results go. */
    protected final Path outputFolder() {
        return build().outputDirectory(outputDirectory);
    }

    /** Where this plugin keeps what isn't a result for others. */
    protected final Path workFolder() {
        return outputFolder().resolve("is-hardening");
    }

    /**
     * Where the keys live.
     *
     * @throws ProblemException if it is where {@code clean} deletes them
     */
    protected final Path keysFolder() throws IOException {
        if (ephemeral) {
            return workFolder().resolve("keys");
        }
        Path keys = build().keysDirectory(keysDirectory);
        for (Path folder : build().buildDirectories()) {
            Placement.requireKeysOutOfReachOfClean(folder, keys);
        }
        return keys;
    }

    /** Makes a file an artifact of the project, if there is one. */
    protected final void attach(String type, String classifier, Path file) {
        if (build().hasProject()) {
            projectHelper.attachArtifact(project, type, classifier, file.toFile());
        }
    }
}
