package io.github.ishardening.control;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.deployment.ConfigurationKeys;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.script.StartScript;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * What controls look at: a distribution, its {@code deployment.toml}, and what the server would make of that. Edits
 * nothing. Not safe for use by several threads.
 */
public final class Inspection {

    private final InspectionRequest request;
    private final Distribution distribution;
    private final Instant now;
    private final Configuration configuration;
    private final SortedMap<String, StartScript> startScripts;
    private final ConfigurationKeys keys;
    private Passwords passwords;
    private AuditedStores stores;
    private List<ContentScan.Found> contents;

    private Inspection(
            InspectionRequest request,
            Distribution distribution,
            Instant now,
            Configuration configuration,
            SortedMap<String, StartScript> startScripts,
            ConfigurationKeys keys) {
        this.request = request;
        this.distribution = distribution;
        this.now = now;
        this.configuration = configuration;
        this.startScripts = startScripts;
        this.keys = keys;
    }

    /**
     * Reads what a distribution says, a stock one, a hardened one or anybody's; staged edits count.
     *
     * @throws IOException if the distribution can't be read
     */
    public static Inspection of(InspectionRequest request, Surroundings surroundings, Distribution distribution)
            throws IOException {
        return new Inspection(
                request,
                distribution,
                surroundings.clock().instant(),
                Configuration.of(distribution, surroundings.renderer()),
                StartScripts.readable(distribution),
                ConfigurationKeys.of(distribution));
    }

    /**
     * What the controls find, in the order of the catalogue.
     *
     * @throws IOException if the distribution can't be read
     */
    public List<Finding> findings() throws IOException {
        var all = new ArrayList<Finding>();
        for (Control control : request.controls()) {
            if (fault().isEmpty() || !control.needsConfiguration()) {
                var findings = new Findings(control.rule());
                control.inspect(this, findings);
                all.addAll(findings.all());
            }
        }
        return all;
    }

    /** The distribution, to be read only. */
    Distribution distribution() {
        return distribution;
    }

    /** What product and version it is. */
    Product product() {
        return distribution.product();
    }

    /** What controls compare with where there is a choice. */
    Settings settings() {
        return request.settings();
    }

    /** Why client certificates are let in although the version is open to CVE-2025-9312, if the user said so. */
    Optional<String> acceptedRisk() {
        return request.acceptedRisk();
    }

    /** The moment for which it is decided what has expired. */
    Instant now() {
        return now;
    }

    /** Everything that is a store or holds certificates or keys, in archives too if so asked. */
    List<ContentScan.Found> contents() throws IOException {
        if (contents == null) {
            contents = ContentScan.of(distribution, request.archives());
        }
        return contents;
    }

    /** Why the server couldn't boot with its configuration, if it couldn't. */
    Optional<ProblemException> fault() {
        return configuration.fault();
    }

    /**
     * The source of the configuration.
     *
     * @throws ProblemException if the server couldn't boot with it
     */
    DeploymentToml toml() {
        return configuration.toml();
    }

    /**
     * What the server makes of the configuration.
     *
     * @throws ProblemException if the server couldn't boot with it
     */
    Rendered rendered() {
        return configuration.rendered();
    }

    /** The value in force under a dotted key, as {@link Rendered#value} says. */
    Optional<String> value(String key) {
        return rendered().value(key);
    }

    /** The keys that this version knows. */
    ConfigurationKeys keys() {
        return keys;
    }

    /** The content of a configuration file that the server will run with: as rendered, or as it lies there. */
    Optional<byte[]> file(String path) throws IOException {
        if (rendered().paths().contains(path)) {
            return Optional.of(rendered().file(path));
        }
        return distribution.exists(path) ? Optional.of(distribution.read(path)) : Optional.empty();
    }

    /** A configuration file that the server will run with as XML; empty if there is none or it isn't well formed. */
    Optional<XmlFile> xml(String path) throws IOException {
        return file(path).flatMap(XmlFile::parse);
    }

    /** The passwords, as far as they can be known. */
    Passwords passwords() throws IOException {
        if (passwords == null) {
            passwords = Passwords.of(distribution, toml(), rendered(), request.secrets());
        }
        return passwords;
    }

    /** The stores, opened as far as their passwords are known. */
    AuditedStores stores() throws IOException {
        if (stores == null) {
            stores = AuditedStores.of(distribution, new StoreUses(rendered(), passwords()));
        }
        return stores;
    }

    /** The start scripts that have the usual shape, by path. */
    SortedMap<String, StartScript> startScripts() {
        return Collections.unmodifiableSortedMap(startScripts);
    }

    /** The line of {@code deployment.toml} that sets this key, or else the file: there it has to be set. */
    Location at(String key) {
        return at(key, ServerFiles.DEPLOYMENT_TOML);
    }

    /** The line of {@code deployment.toml} that sets this key, or else the file that shows what it comes to. */
    Location at(String key, String file) {
        OptionalInt line = toml().line(key);
        return line.isPresent() ? Location.of(ServerFiles.DEPLOYMENT_TOML, line.getAsInt()) : Location.of(file);
    }
}
