package io.github.ishardening.control;

import io.github.ishardening.audit.Location;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.XmlFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.w3c.dom.Element;

/**
 * A database that the server connects to.
 *
 * @param name the name of the data source
 * @param url its JDBC URL, with the driver's properties behind it
 * @param username the account
 * @param password what stands for its password
 * @param urlKey what sets its URL in {@code deployment.toml}, if anything does
 * @param location where it is configured
 */
record DataSource(
        String name, String url, String username, RenderedSecret password, Optional<String> urlKey, Location location) {

    private static final String FOLDER = "repository/conf/datasources/";
    private static final String EMBEDDED = "jdbc:h2:";

    /** All of them, as the server will read them. */
    static List<DataSource> of(Inspection inspection) throws IOException {
        var paths = new TreeSet<>(inspection.distribution().paths(FOLDER));
        inspection.rendered().paths().stream()
                .filter(path -> path.startsWith(FOLDER))
                .forEach(paths::add);
        var sources = new ArrayList<DataSource>();
        for (String path : paths) {
            inspection
                    .xml(path)
                    .ifPresent(xml -> xml.elements("//datasource")
                            .forEach(element -> sources.add(of(inspection, path, element))));
        }
        return sources;
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
                text(element, "definition/configuration/username"),
                new RenderedSecret(text(element, "definition/configuration/password")),
                urlKey,
                urlKey.map(inspection::at).orElseGet(() -> Location.of(path)));
    }

    /** Whether it is an H2 database in the server's own folder, which no network leads to. */
    boolean isEmbedded() {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith(EMBEDDED)
                && !lower.startsWith(EMBEDDED + "tcp:")
                && !lower.startsWith(EMBEDDED + "ssl:");
    }

    /** The line of {@code deployment.toml} that sets this for it, or else where it is configured. */
    Location at(Inspection inspection, String setting) {
        return urlKey.map(key -> key.replaceFirst("[^.]+$", setting))
                .filter(inspection.toml()::has)
                .map(inspection::at)
                .orElse(location);
    }

    private static Optional<String> urlKey(DeploymentToml toml, String url) {
        return toml.keys().stream()
                .filter(key -> toml.string(key).filter(url::equals).isPresent())
                .findFirst();
    }

    private static String text(Element element, String path) {
        return XmlFile.childText(element, path);
    }
}
