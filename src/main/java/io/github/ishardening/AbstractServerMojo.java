package io.github.ishardening;

import io.github.ishardening.config.CertificateAuthorityParameter;
import io.github.ishardening.config.ControlsParameter;
import io.github.ishardening.config.DeploymentParameter;
import io.github.ishardening.config.HandOverParameter;
import io.github.ishardening.config.InternalAccountParameter;
import io.github.ishardening.config.KeyManagerParameter;
import io.github.ishardening.config.KeystoresParameter;
import io.github.ishardening.config.MutualTlsParameter;
import io.github.ishardening.config.RequestParameters;
import io.github.ishardening.config.SecretsParameter;
import io.github.ishardening.config.SuperAdminParameter;
import io.github.ishardening.config.TruststoreParameter;
import io.github.ishardening.config.build.BuildState;
import io.github.ishardening.config.build.OutputTimestamp;
import io.github.ishardening.file.Placement;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of all goals that make keys or work on a server. */
abstract class AbstractServerMojo extends AbstractHardeningMojo {

    /**
     * The distribution: a zip, an unpacked folder (relative to the project), which is edited in place, or Maven
     * coordinates {@code group:artifact[:type[:classifier]]:version}. An existing file or folder takes precedence.
     */
    @Parameter(property = "is-hardening.distribution")
    private String distribution;

    /**
     * The public name of the server: {@code [server] hostname}, and the name in the tls certificate. Default: the
     * value in the fragment or the distribution, or else {@code localhost}.
     */
    @Parameter(property = "is-hardening.hostname")
    private String hostname;

    /**
     * Whether to fail the build if the keys directory would change, as in CI, because something has to be generated,
     * renewed or written.
     */
    @Parameter(property = "is-hardening.frozen", defaultValue = "false")
    private boolean frozen;

    /**
     * The authority that signs the certificates.
     * https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#certificate-authority describes its
     * elements.
     */
    @Parameter
    private CertificateAuthorityParameter certificateAuthority = new CertificateAuthorityParameter();

    /**
     * The keys of the server: {@code primary}, {@code internal}, {@code tls}.
     * https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#keystores describes its elements.
     */
    @Parameter
    private KeystoresParameter keystores = new KeystoresParameter();

    /**
     * Whom the server trusts: certificates of partners, and which stock certificates are kept.
     * https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#truststore describes its elements.
     */
    @Parameter
    private TruststoreParameter truststore = new TruststoreParameter();

    /**
     * Which clients may authenticate with a certificate.
     * https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#mutual-tls describes its elements.
     */
    @Parameter
    private MutualTlsParameter mutualTls = new MutualTlsParameter();

    /**
     * Additional contents of deployment.toml: your own fragment, an offset for all ports, and whether the server
     * already has data. https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#deployment describes
     * its elements.
     */
    @Parameter
    private DeploymentParameter deployment = new DeploymentParameter();

    /**
     * The first administrator. https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#super-admin
     * describes its elements.
     */
    @Parameter
    private SuperAdminParameter superAdmin = new SuperAdminParameter();

    /**
     * The account with which API Manager's components call each other; by default, they use the super administrator's.
     * https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#internal-account describes its elements.
     */
    @Parameter
    private InternalAccountParameter internalAccount;

    /**
     * How the server gets its secrets. https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#secrets
     * describes its elements.
     */
    @Parameter
    private SecretsParameter secrets = new SecretsParameter();

    /**
     * Additional files for the operator of the server.
     * https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#hand-over describes its elements.
     */
    @Parameter
    private HandOverParameter handOver = new HandOverParameter();

    /**
     * Controls to exclude, and settings for the others.
     * https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#controls describes its elements.
     */
    @Parameter
    private ControlsParameter controls = new ControlsParameter();

    /**
     * Who may read the server's keystores and passwords: only their {@code owner} (0600), or also the {@code group}
     * (0660), as on OpenShift, where a container runs as an arbitrary user in group 0. With {@code group}, all users
     * of that group in the container can read and change them.
     */
    @Parameter(property = "is-hardening.fileModes", defaultValue = "owner")
    private String fileModes;

    /**
     * Settings that make an Identity Server 7 the key manager of an API Manager; by default, it isn't one.
     * https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#key-manager describes its elements.
     */
    @Parameter
    private KeyManagerParameter keyManager;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution mojoExecution;

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private String outputTimestamp;

    /**
     * The validated task, without a distribution.
     *
     * @throws ProblemException naming the invalid parameter
     */
    protected final ServerTask task() throws IOException {
        return task(Optional.empty());
    }

    /**
     * The validated task on the user's distribution.
     *
     * @throws ProblemException also if {@link #location()} does
     */
    protected final ServerTask taskOnDistribution() throws IOException {
        return task(Optional.of(location()));
    }

    /** Work on the user's distribution. */
    @FunctionalInterface
    protected interface ServerWork {
        /** Does the work. */
        void on(ServerSession server) throws IOException;
    }

    /** Does work on the user's distribution, while no other build can use it or the output directory. */
    protected final void onServer(ServerWork work) throws IOException {
        var task = taskOnDistribution().announced();
        task.alone(() -> {
            try (var server = ServerSession.open(task, false)) {
                work.on(server);
            }
        });
    }

    private ServerTask task(Optional<Path> location) throws IOException {
        var parameters = new RequestParameters(
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
                internalAccount,
                secrets,
                handOver,
                controls,
                fileModes,
                keyManager);
        var asKeyManager = parameters.toKeyManagerRequest();
        return new ServerTask(
                        workplace(),
                        location,
                        parameters.toRequest(),
                        asKeyManager,
                        parameters,
                        mojoExecution,
                        OutputTimestamp.parse(outputTimestamp))
                .apart();
    }

    /**
     * The location of the user's distribution.
     *
     * @throws ProblemException if it doesn't exist, or is a folder that contains the output or keys, or is inside the
     *     keys directory
     */
    protected final Path location() throws IOException {
        if (distribution == null) {
            throw new ProblemException(
                    "<distribution>",
                    "is missing.",
                    "Specify a zip, a folder or coordinates there or with -Dis-hardening.distribution=...");
        }
        Path location = workplace().find("<distribution>", distribution);
        if (Files.isDirectory(location)) {
            Placement.requireOutputOutside(location, workplace().own());
            Placement.requireKeysApart(location, keysFolder());
        }
        return location;
    }

    /** Whether the user specified a distribution. */
    protected final boolean hasDistribution() {
        return distribution != null;
    }

    /** Whether the user requested a key manager, or an API Manager that has one. */
    protected final boolean hasKeyManager() {
        return keyManager != null;
    }

    /** The distribution as the user specified it. */
    protected final String distributionName() {
        return distribution;
    }

    /** A snapshot of everything that determines this goal's result for a zip. */
    protected final BuildState inputs(Path zip) throws IOException {
        return workplace().build().inputs(mojoExecution, zip, keysFolder());
    }
}
