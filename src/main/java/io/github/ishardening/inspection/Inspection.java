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
 * What controls inspect, concurrently: a distribution, its {@code deployment.toml}, and the configuration rendered from
 * it. Edits nothing; the distribution must not be edited meanwhile.
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
     * Inspects a distribution, whether stock, hardened or third-party, including staged edits. If its configuration
     * can't be read, {@link #fault} returns why.
     */
    public static Inspection of(InspectionRequest request, BuildContext context, Distribution distribution) {
        return new Inspection(request, context, distribution);
    }

    /** The distribution, for reading only. */
    public Distribution distribution() {
        return distribution;
    }

    /** The product and version of the distribution. */
    public Product product() {
        return distribution.product();
    }

    /** The known security advisories on this version. */
    public KnownAdvisories advisories() throws IOException {
        return advisories.get();
    }

    /** The settings that controls compare with. */
    public Settings settings() {
        return request.settings();
    }

    /** Why client certificates are accepted despite CVE-2025-9312, if the user gave a reason. */
    public Optional<String> acceptedRisk() {
        return request.acceptedRisk();
    }

    /** Why any client may get internal scopes, if the user gave a reason. */
    public Optional<String> acceptedScopes() {
        return request.acceptedScopes();
    }

    /** Whether the server already has data, so that settings for its first start have no effect. */
    public boolean existing() {
        return request.existing();
    }

    /** The time at which expiry is checked. */
    public Instant now() {
        return now;
    }

    /** All stores, certificates and keys that were found, in archives too if requested. */
    public Contents contents() throws IOException {
        return content.contents();
    }

    /** The secrets that every file is searched for. */
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
     * The configuration as the server renders it.
     *
     * @throws ProblemException if the server couldn't boot with it
     */
    public Rendered rendered() {
        return configuration.rendered();
    }

    /** The effective value of a dotted key; see {@link Rendered#value}. */
    public Optional<String> value(String key) {
        return rendered().value(key);
    }

    /** The effective secret of a dotted key; empty if there is none, or only the running server can resolve it. */
    public Optional<Secret> secret(String key) throws IOException {
        var value = value(key);
        return value.isPresent() ? passwords().resolve(value.get()) : Optional.empty();
    }

    /**
     * Whether the effective value of a dotted key is {@code true}, ignoring case, as the server parses its files. A
     * string doesn't count where the server's templates expect a boolean.
     */
    public boolean isOn(String key) throws IOException {
        return Boolean.parseBoolean(value(key).orElse("")) && !isTextForBoolean(key);
    }

    /** Whether {@code deployment.toml} has a string for a key where the server's templates expect a boolean. */
    public boolean isTextForBoolean(String key) throws IOException {
        var text = toml().string(key);
        return text.isPresent() && keys().isTextForBoolean(key, text.get());
    }

    public ConfigurationKeys keys() throws IOException {
        return keys.get();
    }

    /** The content of a configuration file that the server will use, as rendered or else as in the distribution. */
    public Optional<byte[]> file(String path) throws IOException {
        return files.content(path);
    }

    /**
     * A configuration file that the server will use, as XML for the current thread only; empty if there is none.
     *
     * @throws ProblemException if it isn't well formed
     */
    public Optional<XmlFile> xml(String path) throws IOException {
        return files.xml(path);
    }

    /**
     * A configuration file that the server will use, as Java properties; empty if there is none.
     *
     * @throws ProblemException if it can't be parsed
     */
    public Optional<Properties> properties(String path) throws IOException {
        return files.properties(path);
    }

    /** The elements at a path in a configuration file, as {@link XmlFile#elements}; none if there is no such file. */
    public List<Element> elements(String path, String elements) throws IOException {
        return xml(path).map(xml -> xml.elements(elements)).orElse(List.of());
    }

    /** The server's passwords, as far as they can be determined. */
    public PasswordResolver passwords() throws IOException {
        return passwords.get();
    }

    public StoreOpenings openings() {
        return openings;
    }

    /** The stores, opened where their passwords are known. */
    public KeystoreInventory stores() throws IOException {
        return stores.get();
    }

    /** The databases that the server connects to. */
    public List<DataSource> dataSources() throws IOException {
        return dataSources.get();
    }

    /** The start scripts that have the expected form, by path. */
    public SortedMap<String, StartScript> startScripts() throws IOException {
        return startScripts.get();
    }

    /** The line of {@code deployment.toml} that sets a key, or else that file, where it has to be set. */
    public Location at(String key) {
        return at(key, ServerFiles.DEPLOYMENT_TOML);
    }

    /** The line of {@code deployment.toml} that sets a key, or else the file that shows its effect. */
    public Location at(String key, String file) {
        OptionalInt line = toml().line(key);
        return line.isPresent() ? Location.of(ServerFiles.DEPLOYMENT_TOML, line.getAsInt()) : Location.of(file);
    }
}
