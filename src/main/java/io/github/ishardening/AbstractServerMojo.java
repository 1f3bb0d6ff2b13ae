package io.github.ishardening;

import io.github.ishardening.config.BuildState;
import io.github.ishardening.config.CertificateAuthorityParameter;
import io.github.ishardening.config.ControlsParameter;
import io.github.ishardening.config.DeploymentParameter;
import io.github.ishardening.config.KeyManagerParameter;
import io.github.ishardening.config.KeystoresParameter;
import io.github.ishardening.config.MutualTlsParameter;
import io.github.ishardening.config.OutputTimestamp;
import io.github.ishardening.config.RequestParameters;
import io.github.ishardening.config.SecretsParameter;
import io.github.ishardening.config.SuperAdminParameter;
import io.github.ishardening.config.TruststoreParameter;
import io.github.ishardening.config.WritableFolder;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.RenderCache;
import io.github.ishardening.deployment.Renderer;
import io.github.ishardening.distribution.BuildLock;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.DistributionLocation;
import io.github.ishardening.distribution.Overlay;
import io.github.ishardening.file.Placement;
import io.github.ishardening.file.TemporaryPlace;
import io.github.ishardening.hardening.DistributionBanner;
import io.github.ishardening.hardening.HardeningResult;
import io.github.ishardening.keymanager.Bundles;
import io.github.ishardening.keymanager.KeyManagerRequest;
import io.github.ishardening.keymanager.KeyManagerSetup;
import io.github.ishardening.keymanager.SetupContext;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.server.Hostnames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of all goals that make keys or work on a server. */
abstract class AbstractServerMojo extends AbstractKeysMojo {

    /**
     * The distribution: a zip, an unpacked folder (relative to the project), or Maven coordinates
     * {@code group:artifact[:type[:classifier]]:version}. An existing file or folder wins.
     */
    @Parameter(property = "is-hardening.distribution")
    private String distribution;

    /**
     * The public name of the server: {@code [server] hostname}, and the name in the tls certificate. Default: what the
     * fragment or the distribution says, else {@code localhost}.
     */
    @Parameter(property = "is-hardening.hostname")
    private String hostname;

    /** Whether nothing in the keys directory may change, as in CI: what would have been done is then the error. */
    @Parameter(property = "is-hardening.frozen", defaultValue = "false")
    private boolean frozen;

    /** Who signs the certificates. */
    @Parameter
    private CertificateAuthorityParameter certificateAuthority = new CertificateAuthorityParameter();

    /** The keys of the server: {@code primary}, {@code internal}, {@code tls}. */
    @Parameter
    private KeystoresParameter keystores = new KeystoresParameter();

    /** Whom the server trusts. */
    @Parameter
    private TruststoreParameter truststore = new TruststoreParameter();

    /** Who gets in with a client certificate. */
    @Parameter
    private MutualTlsParameter mutualTls = new MutualTlsParameter();

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

    /** Identity Server 7 as API Manager's key manager; left out, it is none. */
    @Parameter
    private KeyManagerParameter keyManager;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution mojoExecution;

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private String outputTimestamp;

    /** A goal's work on the distribution. */
    @FunctionalInterface
    public interface Work {
        /** Does it as asked, with what a hardening gets from outside. */
        void on(HardeningRequest request, Distribution distribution, BuildContext surroundings) throws IOException;
    }

    /** Work that renders configuration. */
    @FunctionalInterface
    interface RenderingWork {
        /** Does it as asked, with what a hardening gets from outside. */
        void with(HardeningRequest request, BuildContext surroundings) throws IOException;
    }

    /** Opens the distribution that the user named and works on it, while no other build does. */
    protected final void withDistribution(Work work) throws IOException {
        Path location = location();
        var request = checkedRequest();
        requireFragment(request);
        buildLock()
                .lock(
                        location,
                        () -> render(request, (asked, surroundings) -> {
                            try (var opened = openToEdit(location)) {
                                progress().once(DistributionBanner.of(opened, surroundings));
                                work.on(asked, opened, surroundings);
                            }
                        }));
    }

    /** Does work that renders and edits no distribution, while no other build has this output directory. */
    protected final void render(RenderingWork work) throws IOException {
        var request = checkedRequest();
        buildLock().lock(() -> render(request, work));
    }

    private HardeningRequest checkedRequest() throws IOException {
        var request = request();
        Optional.ofNullable(keyManager).flatMap(KeyManagerParameter::note).ifPresent(progress()::once);
        WritableFolder.require("<outputDirectory>", workFolder());
        // Missing, it would be missed only when there are keys.
        TemporaryPlace.folder();
        return request;
    }

    /** Refuses a wrong fragment before the first folder is made; where there is one, it is read when it is needed. */
    protected final void requireFragment(HardeningRequest request) throws IOException {
        if (!Files.exists(workFolder())) {
            Hostnames.require(request);
        }
    }

    private void render(HardeningRequest request, RenderingWork work) throws IOException {
        try (var mapper = build().configMapper()) {
            var renderer = new RenderCache(workFolder().resolve("rendered"), mapper);
            if (rendersAnew() || renderer.isEmpty()) {
                mapper.warmUp();
            }
            DeploymentToml.warmUp();
            work.with(request, surroundings(renderer));
        }
    }

    /** Whether this goal only comes to render when something has changed. */
    protected boolean rendersAnew() {
        return false;
    }

    /** What keeps other builds away from the output directory. */
    protected final BuildLock buildLock() {
        WritableFolder.require("<outputDirectory>", workFolder());
        return new BuildLock(workFolder(), progress());
    }

    /** Opens a distribution as it was before this plugin edited it. */
    protected final Distribution openToEdit(Path location) throws IOException {
        return Distribution.open(location, workFolder().resolve("original"));
    }

    /**
     * Where the distribution is that the user named.
     *
     * @throws ProblemException if it isn't there, or is a folder inside of which, or around which, this build's own lie
     */
    protected final Path location() throws IOException {
        requireDistribution();
        Path location = location("<distribution>", distribution);
        if (Files.isDirectory(location)) {
            Placement.requireOutputOutside(location, workFolder());
            Placement.requireKeysApart(location, keysFolder());
        }
        return location;
    }

    /** Where the distribution is that a parameter names. */
    protected final Path location(String where, String named) {
        return DistributionLocation.find(where, named, build().baseDirectory(), build().artifacts());
    }

    /** The distribution as the user named it. */
    protected final String distributionName() {
        return distribution;
    }

    private void requireDistribution() {
        if (distribution == null) {
            throw new ProblemException(
                    "<distribution>",
                    "is missing.",
                    "Name a zip, a folder or coordinates there or with -Dis-hardening.distribution=...");
        }
    }

    /** Whether the user named a distribution. */
    protected final boolean hasDistribution() {
        return distribution != null;
    }

    /** What a hardening gets from outside. */
    protected final BuildContext surroundings(Renderer renderer) {
        return new BuildContext(
                renderer,
                build().secrets(progress()),
                coordinates -> build().artifacts().resolve(coordinates),
                Clock.systemUTC(),
                new SecureRandom(),
                progress());
    }

    /** What the user asked for, checked, and with it what the key manager is to be like. */
    protected final HardeningRequest request() throws IOException {
        keyManagerRequest();
        return parameters().toRequest();
    }

    private RequestParameters parameters() throws IOException {
        return new RequestParameters(
                hostname,
                keysFolder(),
                frozen,
                isEphemeral(),
                certificateAuthority,
                keystores,
                truststore,
                mutualTls,
                deployment,
                superAdmin,
                secrets,
                controls,
                keyManager);
    }

    /** Whether the user asked for a key manager, or for an API Manager that has one. */
    protected final boolean hasKeyManager() {
        return keyManager != null;
    }

    /** What the user asked for of a key manager; empty where the distribution is to be none. */
    protected final Optional<KeyManagerRequest> keyManagerRequest() throws IOException {
        return parameters().toKeyManagerRequest();
    }

    /** Looks whether the distribution, as it is shipped, can become the key manager that was asked for, if one was. */
    protected final KeyManagerStep keyManager(
            HardeningRequest request, Distribution distribution, BuildContext surroundings) throws IOException {
        var asked = keyManagerRequest();
        if (asked.isEmpty()) {
            if (hasKeyManager()) {
                Bundles.requireApiManager(distribution);
            }
            return new KeyManagerStep(Optional.empty());
        }
        var context = new SetupContext(
                surroundings.renderer(),
                build().tools(),
                named -> location("<keyManager><revocation><handler>", named),
                request.keys().directory(),
                request.fragment(),
                workFolder().resolve("databases"),
                progress());
        return new KeyManagerStep(Optional.of(KeyManagerSetup.of(asked.get(), context, distribution)));
    }

    /** The edits that the goals of this build hand on to each other. */
    protected final Overlay overlay() {
        return Overlay.at(workFolder(), build().pluginVersion());
    }

    /**
     * Puts the staged edits in place: in the directory itself, or in a zip beside its SHA-256, which becomes the
     * project's artifact of type {@code zip} and classifier {@code hardened}.
     *
     * @return the zip and its digest; none of a directory
     */
    protected final List<Path> save(Distribution hardened) throws IOException {
        if (hardened.isDirectory()) {
            hardened.save();
            progress().once("Hardened " + hardened.location());
            return List.of();
        }
        Path result = result(hardened);
        hardened.saveTo(result, OutputTimestamp.parse(outputTimestamp).orElse(null), progress());
        attachResult(result);
        getLog().info("Hardened distribution: " + result);
        return List.of(result, result.resolveSibling(result.getFileName() + ".sha256"));
    }

    /** Makes the hardened zip an artifact of the project. */
    protected final void attachResult(Path result) {
        attach("zip", "hardened", result);
    }

    /** Writes what whoever runs the server gets besides it, says what to do with it, and returns the files. */
    protected final List<Path> handOver(HardeningResult outcome) throws IOException {
        Path folder = workFolder().resolve("hand-over");
        var files = outcome.handOver().writeTo(folder);
        outcome.advice(shown(folder)).forEach(getLog()::info);
        return files;
    }

    /** All that decides what this goal makes of a zip. */
    protected final BuildState inputs(Path zip) throws IOException {
        return build().inputs(mojoExecution, zip, keysFolder());
    }

    /** Where the hardened zip of this zip goes. */
    protected final Path result(Distribution zip) {
        return outputFolder().resolve(zip.name() + "-hardened.zip");
    }

    /** A path as the user is to read it: relative to the project where it lies there. */
    protected final String shown(Path path) {
        Path base = build().baseDirectory().toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.startsWith(base) ? base.relativize(absolute) : absolute).toString();
    }
}
