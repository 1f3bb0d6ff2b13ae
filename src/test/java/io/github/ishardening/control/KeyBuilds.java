package io.github.ishardening.control;

import io.github.ishardening.deployment.Renderer;
import io.github.ishardening.distribution.ArtifactSource;
import io.github.ishardening.distribution.Version;
import io.github.ishardening.keystore.EncryptionKeyFormat;
import io.github.ishardening.keystore.ExternalAuthority;
import io.github.ishardening.keystore.GivenSource;
import io.github.ishardening.keystore.KeyAlgorithm;
import io.github.ishardening.keystore.KeysDirectory;
import io.github.ishardening.keystore.KeystoreSpec;
import io.github.ishardening.keystore.KillableKeys;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.keystore.Role;
import io.github.ishardening.keystore.StoredData;
import io.github.ishardening.problem.Progress;
import io.github.ishardening.script.Heap;
import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretResolver;
import io.github.ishardening.secret.SecretSource;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.secret.VaultKey;
import io.github.ishardening.server.KillPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Builds of one project, one after the other; keys are of kinds that are made fast. */
final class KeyBuilds implements Progress {

    static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");

    final Path folder;
    final List<String> said = new ArrayList<>();
    final Map<String, String> environment = new HashMap<>();
    final Map<SecretName, PlacedSource> sources = new HashMap<>();
    final Map<Role, GivenSource> given = new EnumMap<>(Role.class);
    final List<SecretName> ownSecrets = new ArrayList<>();
    List<KeystoreSpec> keystores = List.of(
            KeystoreSpec.of(Role.CA).with(KeyAlgorithm.EC_P256),
            KeystoreSpec.of(Role.PRIMARY).with(KeyAlgorithm.RSA_2048),
            KeystoreSpec.of(Role.INTERNAL).with(KeyAlgorithm.RSA_2048),
            KeystoreSpec.of(Role.TLS).with(KeyAlgorithm.EC_P256));
    /** The ids of the controls to leave out. */
    Set<String> excludedControls = Set.of();

    Optional<String> hostname = Optional.of("is.example.com");
    Optional<Integer> portOffset = Optional.empty();
    Optional<Path> fragment = Optional.empty();
    Instant now = NOW;
    SecretsMode mode = SecretsMode.VAULT;
    VaultKey vaultKey = VaultKey.RSA;
    PasswordFile passwordFile = PasswordFile.NONE;
    TrustRequest trust = TrustRequest.defaults();
    ArtifactSource artifacts = coordinates -> {
        throw new IllegalStateException("nobody named " + coordinates);
    };
    Settings settings =
            new Settings("Server", "+TLSv1.3", List.of("TLS_AES_256_GCM_SHA384"), Heap.of("heap", "512m", "1g"));
    Renderer renderer;
    KillPoint kill = KillPoint.none();
    boolean frozen;
    boolean ephemeral;
    StoredData data = StoredData.NONE;
    boolean localhost = true;
    Optional<ExternalAuthority> external = Optional.empty();

    KeyBuilds(Path folder) {
        this.folder = folder;
    }

    /** Makes the keys of a server that isn't there yet. */
    ServerKeys run() throws IOException {
        said.clear();
        return Hardener.prepareKeys(request(), surroundings());
    }

    /** Makes the keys of a server on this kernel, whose deployment.toml sets no encryption key. */
    ServerKeys run(String kernel) throws IOException {
        return run(new StockEncryption(EncryptionKeyFormat.of(Version.parse(kernel)), Optional.empty()));
    }

    ServerKeys run(StockEncryption stock) throws IOException {
        said.clear();
        return new KeyPreparation(request(), new ServerHost("is.example.com", "localhost"), stock, surroundings())
                .prepare();
    }

    HardeningRequest request() {
        return new HardeningRequest(
                hostname,
                new KeysRequest(
                        frozen ? KeysDirectory.at(folder, true) : KillableKeys.at(folder, kill),
                        keystores,
                        given,
                        external,
                        localhost,
                        Pkcs12Profile.MODERN,
                        ephemeral,
                        data),
                sources,
                trust,
                portOffset,
                fragment,
                "admin",
                mode,
                vaultKey,
                passwordFile,
                ownSecrets,
                excludedControls,
                settings);
    }

    Surroundings surroundings() {
        var secrets = new SecretResolver(
                name -> Optional.ofNullable(environment.get(name)), id -> Optional.<Secret>empty(), this);
        return new Surroundings(
                renderer, secrets, artifacts, Clock.fixed(now, ZoneOffset.UTC), new SecureRandom(), this);
    }

    /** Has the user name an environment variable as the source of a secret. */
    void name(SecretName secret, String where, String value) {
        String variable = secret.environmentVariable();
        sources.put(secret, new PlacedSource(where, new SecretSource.Environment(variable)));
        environment.put(variable, value);
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    Properties secrets() throws IOException {
        var secrets = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("secrets.properties"))) {
            secrets.load(reader);
        }
        return secrets;
    }

    /** All files of the keys directory with their content, to see that nothing has changed. */
    SortedMap<String, String> snapshot() throws IOException {
        var snapshot = new TreeMap<String, String>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                snapshot.put(folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return snapshot;
    }

    @Override
    public void info(String message) {
        said.add(message);
    }

    @Override
    public void warn(String message) {
        said.add("WARNING " + message);
    }
}
