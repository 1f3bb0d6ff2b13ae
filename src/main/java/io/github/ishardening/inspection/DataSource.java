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
 * @param url its JDBC URL, with the driver's properties behind it
 * @param username the account
 * @param password its password, or what stands for it; never to be shown
 * @param urlKey what sets its URL in {@code deployment.toml}, if anything does
 * @param location where it is configured
 * @param settings where settings of it stand that nothing in {@code deployment.toml} sets
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
    /** {@code org.wso2.carbon.ndatasource.core.DataSourceManager} reads no other files. */
    private static final String FILES = "-datasources.xml";

    private static final String EMBEDDED = "jdbc:h2:";

    /** All of them, as the server will read them. */
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

    /** Whether it is an H2 database in the server's own folder, which no network leads to. */
    public boolean isEmbedded() {
        return isEmbedded(url);
    }

    /** Whether this is the address of one. */
    public static boolean isEmbedded(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith(EMBEDDED)
                && !lower.startsWith(EMBEDDED + "tcp:")
                && !lower.startsWith(EMBEDDED + "ssl:");
    }

    /** The line of {@code deployment.toml} that sets this for it, or else where it is configured. */
    public Location at(Inspection inspection, String setting) {
        return urlKey.map(key -> key.replaceFirst("[^.]+$", setting))
                .filter(inspection.toml()::has)
                .map(inspection::at)
                .orElseGet(() -> settings.getOrDefault(setting, location));
    }

    /** The account: what the driver is given wins over what is in the URL. */
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
                // Templates escape nothing, so that an ampersand stands there as XML wants it.
                .filter(key -> toml.string(key)
                        .map(text -> text.replace("&amp;", "&"))
                        .filter(url.replace("&amp;", "&")::equals)
                        .isPresent())
                .findFirst();
    }

    private static String text(Element element, String path) {
        return XmlFile.childText(element, path);
    }

    /** Without the URL, which may hold a password. */
    @Override
    public String toString() {
        return name + " at " + location;
    }
}
