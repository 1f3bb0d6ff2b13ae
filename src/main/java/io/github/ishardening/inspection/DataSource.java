package io.github.ishardening.inspection;

import io.github.ishardening.audit.Location;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.XmlFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * A database that the server connects to.
 *
 * @param name the name of the data source
 * @param url its JDBC URL, followed by the driver's properties
 * @param username the account
 * @param password its password or a placeholder; must never be shown
 * @param urlKey the key in {@code deployment.toml} that sets its URL, if any
 * @param location where it is configured
 * @param settings the locations of settings that {@code deployment.toml} doesn't set
 */
public record DataSource(
        String name,
        String url,
        String username,
        String password,
        Optional<String> urlKey,
        Location location,
        Map<String, Location> settings) {

    private static final String FOLDER = "repository/conf/datasources/";
    /** {@code org.wso2.carbon.ndatasource.core.DataSourceManager} reads only files with this suffix. */
    private static final String FILES = "-datasources.xml";

    private static final String EMBEDDED = "jdbc:h2:";
    /** Options with which H2 encrypts or compresses the data in the file. */
    private static final Pattern PACKED = Pattern.compile("(?i)[;?](?:CIPHER=|COMPRESS=TRUE)");

    /** All data sources, as the server will read them. */
    static List<DataSource> of(Inspection inspection) throws IOException {
        var paths = new TreeSet<>(inspection.distribution().paths(FOLDER));
        inspection.rendered().paths().stream()
                .filter(path -> path.startsWith(FOLDER))
                .forEach(paths::add);
        var sources = new ArrayList<DataSource>();
        paths.removeIf(path -> !path.endsWith(FILES));
        for (String path : paths) {
            inspection.elements(path, "//datasource").forEach(element -> sources.add(of(inspection, path, element)));
        }
        UserStore.of(inspection).stream().filter(UserStore::isDatabase).forEach(store -> sources.add(of(store)));
        return sources;
    }

    private static DataSource of(UserStore store) {
        var properties = store.properties();
        return new DataSource(
                "the user store of " + store.location().path(),
                store.url(),
                account(properties.getOrDefault("userName", ""), store.url()),
                password(properties.getOrDefault("password", ""), store.url()),
                Optional.empty(),
                store.urlLocation(),
                Map.of("username", store.at("userName"), "password", store.at("password")));
    }

    private static DataSource of(Inspection inspection, String path, Element element) {
        String url = text(element, "definition/configuration/url");
        var urlKey = urlKey(inspection.toml(), url);
        var properties = new StringBuilder(url);
        XmlFile.elements(element, "definition/configuration/databaseProps/property")
                .forEach(property -> properties
                        .append(';')
                        .append(property.getAttribute("name"))
                        .append('=')
                        .append(property.getTextContent().strip()));
        return new DataSource(
                text(element, "name"),
                properties.toString(),
                account(text(element, "definition/configuration/username"), url),
                password(text(element, "definition/configuration/password"), url),
                urlKey,
                urlKey.map(inspection::at).orElseGet(() -> Location.of(path)),
                Map.of());
    }

    /** Whether this is an embedded H2 database, which can't be reached over the network. */
    public boolean isEmbedded() {
        return isEmbedded(url);
    }

    /** Why values can't be found in the file of this embedded database, to follow "because"; empty if they can. */
    public Optional<String> packed() {
        return isEmbedded() && PACKED.matcher(url).find()
                ? Optional.of("H2 compresses or encrypts the file of " + name)
                : Optional.empty();
    }

    /** Whether a JDBC URL is that of an embedded H2 database. */
    public static boolean isEmbedded(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith(EMBEDDED)
                && !lower.startsWith(EMBEDDED + "tcp:")
                && !lower.startsWith(EMBEDDED + "ssl:");
    }

    /**
     * The line of {@code deployment.toml} that contains this setting of the data source, or else where the data source
     * is configured.
     */
    public Location at(Inspection inspection, String setting) {
        return urlKey.map(key -> key.replaceFirst("[^.]+$", setting))
                .filter(inspection.toml()::has)
                .map(inspection::at)
                .orElseGet(() -> settings.getOrDefault(setting, location));
    }

    /** The account: the driver's setting takes precedence over the URL. */
    private static String account(String username, String url) {
        return username.isEmpty() ? inUrl("user(?:name)?", url) : username;
    }

    private static String password(String password, String url) {
        return password.isEmpty() ? inUrl("password", url) : password;
    }

    private static String inUrl(String name, String url) {
        var property = Pattern.compile("(?i)[?&;,(]" + name + "=([^&;,)]*)").matcher(url);
        return property.find() ? property.group(1) : "";
    }

    private static Optional<String> urlKey(DeploymentToml toml, String url) {
        return toml.keys().stream()
                // Templates don't escape values, so deployment.toml may contain an ampersand as an XML entity.
                .filter(key -> toml.string(key)
                        .map(text -> text.replace("&amp;", "&"))
                        .filter(url.replace("&amp;", "&")::equals)
                        .isPresent())
                .findFirst();
    }

    private static String text(Element element, String path) {
        return XmlFile.childText(element, path);
    }

    /** The name and location without the URL, which may contain a password. */
    @Override
    public String toString() {
        return name + " at " + location;
    }
}
