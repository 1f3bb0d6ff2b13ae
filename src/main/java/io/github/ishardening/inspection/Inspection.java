package io.github.ishardening.inspection;

import io.github.ishardening.advisory.KnownAdvisories;
import io.github.ishardening.audit.Location;
import io.github.ishardening.deployment.ConfigurationKeys;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.inspection.content.Contents;
import io.github.ishardening.inspection.content.SoughtSecrets;
import io.github.ishardening.inspection.store.KeystoreInventory;
import io.github.ishardening.inspection.store.KeystoreReferences;
import io.github.ishardening.inspection.store.Lazy;
import io.github.ishardening.inspection.store.PasswordResolver;
import io.github.ishardening.inspection.store.StoreOpenings;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.Settings;
import io.github.ishardening.script.StartScript;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StartScripts;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.SortedMap;
import org.w3c.dom.Element;

/**
 * What controls look at, several at a time: a distribution, its {@code deployment.toml}, and what the server would make
 * of that. Edits nothing; nor may anybody else meanwhile.
 */
public final class Inspection {

    private final InspectionRequest request;
    private final Distribution distribution;
    private final Instant now;
    private final Configuration configuration;
    private final ConfigurationFiles files;
    private final StoreOpenings openings;
    private final Lazy<ConfigurationKeys> keys;
    private final Lazy<SortedMap<String, StartScript>> startScripts;
    private final Lazy<PasswordResolver> passwords;
    private final Lazy<KeystoreInventory> stores;
    private final Lazy<List<DataSource>> dataSources;
    private final Lazy<KnownAdvisories> advisories;
    private final ContentInspection content;

    private Inspection(InspectionRequest request, BuildContext context, Distribution distribution) {
        this.request = request;
        this.distribution = distribution;
        this.now = context.clock().instant();
        this.configuration = Configuration.of(distribution, context.renderer());
        this.files = new ConfigurationFiles(distribution, configuration);
        this.openings = new StoreOpenings(distribution, context.opened().stores());
        this.content = new ContentInspection(this, request);
        this.keys = new Lazy<>(() -> ConfigurationKeys.of(distribution));
        this.startScripts = new Lazy<>(() -> Collections.unmodifiableSortedMap(StartScripts.readable(distribution)));
        var decryptions = context.opened().decryptions();
        this.passwords = new Lazy<>(
                () -> PasswordResolver.of(distribution, openings, toml(), rendered(), request.secrets(), decryptions));
        this.stores = new Lazy<>(
                () -> KeystoreInventory.of(distribution, openings, new KeystoreReferences(rendered(), passwords())));
        this.dataSources = new Lazy<>(() -> DataSource.of(this));
        this.advisories = new Lazy<>(() -> request.advisories().of(product()));
    }

    /**
     * Reads what a distribution says, a stock one, a hardened one or anybody's; staged edits count. That its configuration
     * can't be read is said by {@link #fault}.
     */
    public static Inspection of(InspectionRequest request, BuildContext context, Distribution distribution) {
        return new Inspection(request, context, distribution);
    }

    /** The distribution, to be read only. */
    public Distribution distribution() {
        return distribution;
    }

    /** What product and version it is. */
    public Product product() {
        return distribution.product();
    }

    /** What is known of security advisories on this version. */
    public KnownAdvisories advisories() throws IOException {
        return advisories.get();
    }

    /** What controls compare with where there is a choice. */
    public Settings settings() {
        return request.settings();
    }

    /** Why client certificates are let in although the version is open to CVE-2025-9312, if the user said so. */
    public Optional<String> acceptedRisk() {
        return request.acceptedRisk();
    }

    /** Why any client may get internal scopes, if the user said so. */
    public Optional<String> acceptedScopes() {
        return request.acceptedScopes();
    }

    /** Whether the server already has data, so that what counts at its first start only has no effect any more. */
    public boolean existing() {
        return request.existing();
    }

    /** The moment for which it is decided what has expired. */
    public Instant now() {
        return now;
    }

    /** Everything that is a store or holds certificates or keys, in archives too if so asked. */
    public Contents contents() throws IOException {
        return content.contents();
    }

    /** The secrets that are looked for in every file. */
    public SoughtSecrets soughtSecrets() throws IOException {
        return content.sought();
    }

    /** Why the server couldn't boot with its configuration, if it couldn't. */
    public Optional<ProblemException> fault() {
        return configuration.fault();
    }

    /**
     * The source of the configuration.
     *
     * @throws ProblemException if the server couldn't boot with it
     */
    public DeploymentToml toml() {
        return configuration.toml();
    }

    /**
     * What the server makes of the configuration.
     *
     * @throws ProblemException if the server couldn't boot with it
     */
    public Rendered rendered() {
        return configuration.rendered();
    }

    /** The value in force under a dotted key, as {@link Rendered#value} says. */
    public Optional<String> value(String key) {
        return rendered().value(key);
    }

    /** The secret in force under a dotted key; empty if there is none, or only the running server knows it. */
    public Optional<Secret> secret(String key) throws IOException {
        var value = value(key);
        return value.isPresent() ? passwords().resolve(value.get()) : Optional.empty();
    }

    /**
     * Whether the value in force under a dotted key is {@code true}, in any case: so the server reads its files. A text is not,
     * where the server's templates wait for a boolean.
     */
    public boolean isOn(String key) throws IOException {
        return Boolean.parseBoolean(value(key).orElse("")) && !isTextForBoolean(key);
    }

    /** Whether {@code deployment.toml} has a text under a key where the server's templates wait for the boolean. */
    public boolean isTextForBoolean(String key) throws IOException {
        var text = toml().string(key);
        return text.isPresent() && keys().isTextForBoolean(key, text.get());
    }

    /** The keys that this version knows. */
    public ConfigurationKeys keys() throws IOException {
        return keys.get();
    }

    /** The content of a configuration file that the server will run with: as rendered, or as it lies there. */
    public Optional<byte[]> file(String path) throws IOException {
        return files.content(path);
    }

    /**
     * A configuration file that the server will run with as XML, for this thread only; empty if there is none.
     *
     * @throws ProblemException if it isn't well formed
     */
    public Optional<XmlFile> xml(String path) throws IOException {
        return files.xml(path);
    }

    /**
     * A configuration file that the server will run with as Java properties; empty if there is none.
     *
     * @throws ProblemException if it can't be read as such
     */
    public Optional<Properties> properties(String path) throws IOException {
        return files.properties(path);
    }

    /** The elements on a path in a configuration file, as {@link XmlFile#elements} has them; none if there is no such file. */
    public List<Element> elements(String path, String elements) throws IOException {
        return xml(path).map(xml -> xml.elements(elements)).orElse(List.of());
    }

    /** The passwords, as far as they can be known. */
    public PasswordResolver passwords() throws IOException {
        return passwords.get();
    }

    /** Opens stores, each once. */
    public StoreOpenings openings() {
        return openings;
    }

    /** The stores, opened as far as their passwords are known. */
    public KeystoreInventory stores() throws IOException {
        return stores.get();
    }

    /** The databases that the server connects to. */
    public List<DataSource> dataSources() throws IOException {
        return dataSources.get();
    }

    /** The start scripts that have the usual shape, by path. */
    public SortedMap<String, StartScript> startScripts() throws IOException {
        return startScripts.get();
    }

    /** The line of {@code deployment.toml} that sets this key, or else the file: there it has to be set. */
    public Location at(String key) {
        return at(key, ServerFiles.DEPLOYMENT_TOML);
    }

    /** The line of {@code deployment.toml} that sets this key, or else the file that shows what it comes to. */
    public Location at(String key, String file) {
        OptionalInt line = toml().line(key);
        return line.isPresent() ? Location.of(ServerFiles.DEPLOYMENT_TOML, line.getAsInt()) : Location.of(file);
    }
}
