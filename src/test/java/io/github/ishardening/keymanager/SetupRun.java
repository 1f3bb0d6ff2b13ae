package io.github.ishardening.keymanager;

import io.github.ishardening.deployment.ConfigMapper;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.HttpsHost;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.deployment.RenderCache;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Set-ups in one folder, and what they say. */
final class SetupRun implements UserLog, AutoCloseable {

    final List<String> said = new ArrayList<>();
    final Path folder;
    Profile profile = Profile.CURRENT;
    boolean legacyMode;
    boolean createRoles = true;
    boolean uniqueConstraint;
    TokenCertificates certificates = TokenCertificates.JWKS;
    Optional<String> mutualTlsUser = Optional.empty();
    Optional<Revocation> revocation = Optional.empty();
    Optional<String> acceptedRisk = Optional.empty();
    Optional<Path> fragment = Optional.empty();

    private final ConfigMapper mapper = new ConfigMapper(Kernels::mapperJar);
    private final RenderCache renderer;

    /** Keeps its files in {@code folder}, and what was rendered in {@code rendered}, which others may share. */
    SetupRun(Path folder, Path rendered) {
        this.folder = folder;
        this.renderer = new RenderCache(new Notes(rendered, 1000, "tests"), mapper);
    }

    /** The jar of an engine, which comes with the kernels; an {@code ArtifactSource}. */
    static Path engine(Coordinates coordinates) {
        return Path.of("target", "h2", "%s-%s.jar".formatted(coordinates.artifact(), coordinates.version()));
    }

    /** Looks at the distribution and stages what is asked for. */
    Registration stage(Distribution distribution) throws IOException {
        return setup(distribution).stage();
    }

    /** Looks at the distribution only. */
    KeyManagerSetup setup(Distribution distribution) throws IOException {
        return new KeyManagerSetup(request(), context(), distribution);
    }

    /** What the server will run with. */
    Rendered rendered(Distribution distribution) throws IOException {
        return renderer.render(distribution, distribution.read(Product.DEPLOYMENT_TOML));
    }

    /** The staged deployment.toml. */
    static DeploymentToml toml(Distribution distribution) throws IOException {
        return DeploymentToml.parse(distribution.read(Product.DEPLOYMENT_TOML), Product.DEPLOYMENT_TOML);
    }

    KeyManagerRequest request() {
        return new KeyManagerRequest(
                profile,
                legacyMode,
                createRoles,
                uniqueConstraint,
                new HttpsHost("apim.example.com", 9443),
                "WSO2-IS-7",
                "WSO2 Identity Server 7",
                certificates,
                mutualTlsUser,
                revocation,
                acceptedRisk);
    }

    SetupContext context() {
        return new SetupContext(
                renderer,
                SetupRun::engine,
                Path::of,
                KeysDirectory.at(folder.resolve("keys"), true),
                fragment,
                folder.resolve("databases"),
                this);
    }

    @Override
    public void info(String message) {
        said.add(message);
    }

    @Override
    public void warn(String message) {
        said.add("WARNING " + message);
    }

    @Override
    public void close() throws IOException {
        mapper.close();
    }
}
