package io.github.ishardening;

import io.github.ishardening.config.CertificateAuthorityParameter;
import io.github.ishardening.config.ControlsParameter;
import io.github.ishardening.config.DeploymentParameter;
import io.github.ishardening.config.KeystoresParameter;
import io.github.ishardening.config.MavenBuild;
import io.github.ishardening.config.OutputTimestamp;
import io.github.ishardening.config.RequestParameters;
import io.github.ishardening.config.SecretsParameter;
import io.github.ishardening.config.SuperAdminParameter;
import io.github.ishardening.config.TruststoreParameter;
import io.github.ishardening.control.HardeningRequest;
import io.github.ishardening.control.Introduction;
import io.github.ishardening.control.Surroundings;
import io.github.ishardening.deployment.RenderCache;
import io.github.ishardening.deployment.Renderer;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.DistributionLocation;
import io.github.ishardening.distribution.Overlay;
import io.github.ishardening.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/** The parameters of all goals that work on a server, and what the goals get from Maven. */
abstract class AbstractServerMojo extends AbstractHardeningMojo {

    /**
     * The distribution: a zip, an unpacked folder (relative to the project), or Maven coordinates
     * {@code group:artifact[:type[:classifier]]:version}. An existing file or folder wins.
     */
    @Parameter(property = "is-hardening.distribution")
    private String distribution;

    /** Where results go; default {@code ${project.build.directory}}, without a project {@code ./is-hardening-out}. */
    @Parameter(property = "is-hardening.outputDirectory")
    private File outputDirectory;

    /**
     * Where keys and passwords live between builds; default {@code ${basedir}/keys}. Back it up: whoever loses it loses
     * the server's data, whoever reads it owns the server.
     */
    @Parameter(property = "is-hardening.keysDirectory")
    private File keysDirectory;

    /**
     * The public name of the server: {@code [server] hostname}, and the name in the tls certificate. Default: what the
     * fragment or the distribution says.
     */
    @Parameter(property = "is-hardening.hostname")
    private String hostname;

    /** Whether nothing in the keys directory may change, as in CI: what would have been done is then the error. */
    @Parameter(property = "is-hardening.frozen", defaultValue = "false")
    private boolean frozen;

    /**
     * Whether this is a throw-away build, as of a test: its keys live in {@code is-hardening/keys} of the output
     * directory, and no {@code keys.lock} guards them.
     */
    @Parameter(property = "is-hardening.ephemeral", defaultValue = "false")
    private boolean ephemeral;

    /** Who signs the certificates. */
    @Parameter
    private CertificateAuthorityParameter certificateAuthority = new CertificateAuthorityParameter();

    /** The keys of the server: {@code <primary>}, {@code <internal>}, {@code <tls>}. */
    @Parameter
    private KeystoresParameter keystores = new KeystoresParameter();

    /** Whom the server trusts. */
    @Parameter
    private TruststoreParameter truststore = new TruststoreParameter();

    /** What goes into deployment.toml besides the hardening. */
    @Parameter
    private DeploymentParameter deployment = new DeploymentParameter();

    /** The first administrator. */
    @Parameter
    private SuperAdminParameter superAdmin = new SuperAdminParameter();

    /** How secrets get into the server. */
    @Parameter
    private SecretsParameter secrets = new SecretsParameter();

    /** Which controls to leave out, and what the others write. */
    @Parameter
    private ControlsParameter controls = new ControlsParameter();

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private String outputTimestamp;

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

    /** A goal's work on the distribution. */
    @FunctionalInterface
    interface Work {
        /** Does it, with what a hardening gets from outside. */
        void on(Distribution distribution, Surroundings surroundings) throws IOException;
    }

    /** Opens the distribution that the user named and works on it. */
    protected final void withDistribution(Work work) throws IOException {
        if (distribution == null) {
            throw new ProblemException(
                    "<distribution>",
                    "is missing.",
                    "Name a zip, a folder or coordinates there or with -Dis-hardening.distribution=...");
        }
        var location =
                DistributionLocation.find("<distribution>", distribution, build().baseDirectory(), build().artifacts());
        try (var opened = Distribution.open(location, workFolder().resolve("original"));
                var mapper = build().configMapper()) {
            var renderer = new RenderCache(workFolder().resolve("rendered"), mapper);
            var surroundings = surroundings(renderer);
            getLog().info(Introduction.of(opened, surroundings));
            work.on(opened, surroundings);
        }
    }

    /** Whether the user named a distribution. */
    protected final boolean hasDistribution() {
        return distribution != null;
    }

    /** What a hardening gets from outside. */
    protected final Surroundings surroundings(Renderer renderer) {
        return new Surroundings(
                renderer, build().secrets(progress()), Clock.systemUTC(), new SecureRandom(), progress());
    }

    /** What the user asked for, checked. */
    protected final HardeningRequest request() {
        build().refuseUnknownParameters();
        return new RequestParameters(
                        hostname,
                        ephemeral ? workFolder().resolve("keys") : build().keysDirectory(keysDirectory),
                        frozen,
                        ephemeral,
                        certificateAuthority,
                        keystores,
                        truststore,
                        deployment,
                        superAdmin,
                        secrets,
                        controls)
                .toRequest();
    }

    /** The edits that the goals of this build hand on to each other. */
    protected final Overlay overlay() {
        return Overlay.at(workFolder(), build().pluginVersion());
    }

    /**
     * Puts the staged edits in place: in the directory itself, or in a zip beside its SHA-256, which becomes the
     * project's artifact of type {@code zip} and classifier {@code hardened}.
     */
    protected final void save(Distribution hardened) throws IOException {
        if (hardened.isDirectory()) {
            hardened.save();
            getLog().info("Hardened " + hardened.location());
            return;
        }
        Path result = build().outputDirectory(outputDirectory).resolve(hardened.name() + "-hardened.zip");
        hardened.saveTo(result, OutputTimestamp.parse(outputTimestamp).orElse(null), progress());
        if (build().hasProject()) {
            projectHelper.attachArtifact(project, "zip", "hardened", result.toFile());
        }
        getLog().info("Hardened distribution: " + result);
    }

    private Path workFolder() {
        return build().outputDirectory(outputDirectory).resolve("is-hardening");
    }

    private MavenBuild build() {
        return new MavenBuild(session, project, plugin, repositorySystem, settingsDecrypter);
    }
}
