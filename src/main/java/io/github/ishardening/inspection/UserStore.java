package io.github.ishardening.inspection;

import io.github.ishardening.audit.Location;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.file.LineCounter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A store of users, the server's own or a further one.
 *
 * @param className the class that reads it
 * @param properties its properties
 * @param location where it is configured
 * @param lines the lines of its file in which its properties stand; none of what the server makes itself
 */
public record UserStore(
        String className, Map<String, String> properties, Location location, Map<String, Integer> lines) {

    /** The file that the server makes of {@code [user_store]}. */
    public static final String PRIMARY = "repository/conf/user-mgt.xml";

    private static final String MANAGER = "//UserStoreManager";
    private static final List<String> ROOTS = List.of("repository/deployment/server/", "repository/tenants/");
    /** Of the server and of its tenants, whose folder has their number. */
    private static final Pattern SECONDARY =
            Pattern.compile("repository/(?:deployment/server|tenants/[^/]+)/userstores/[^/]+\\.(?i:xml)");

    private static final Pattern PROPERTY = Pattern.compile("<Property\\s[^<>]*?name\\s*+=\\s*+[\"']([^\"'<>]++)[\"']");
    /** As the server's own classes call it: of a directory, and of a database. */
    private static final List<String> URLS = List.of("ConnectionURL", "url");

    /** All of them, as the server will read them. */
    public static List<UserStore> of(Inspection inspection) throws IOException {
        var stores = new ArrayList<UserStore>();
        for (Element element : inspection.elements(PRIMARY, MANAGER)) {
            stores.add(of(element, inspection.at("user_store.type", PRIMARY), Map.of()));
        }
        for (String root : ROOTS) {
            for (String path : inspection.distribution().paths(root)) {
                if (SECONDARY.matcher(path).matches()) {
                    var managers = inspection.elements(path, MANAGER);
                    var lines = managers.isEmpty()
                            ? Map.<String, Integer>of()
                            : lines(new String(inspection.distribution().read(path), StandardCharsets.UTF_8));
                    managers.forEach(element -> stores.add(of(element, Location.of(path), lines)));
                }
            }
        }
        return stores;
    }

    private static Map<String, Integer> lines(String text) {
        Map<String, Integer> lines = new HashMap<>();
        var property = PROPERTY.matcher(text);
        var counter = new LineCounter(text);
        while (property.find()) {
            lines.putIfAbsent(property.group(1), counter.lineAt(property.start()));
        }
        return lines;
    }

    /** Whether it is the server's own, which {@code deployment.toml} sets up. */
    public boolean isPrimary() {
        return lines.isEmpty();
    }

    /** Whether it is a directory or a database that somebody else runs. */
    public boolean isExternal() {
        return !url().isEmpty() && !isEmbedded() && !(isDatabase() && DataSource.isEmbedded(url()));
    }

    /** Whether it is the directory that runs inside of Identity Server 5.9 to 5.11. */
    public boolean isEmbedded() {
        return url().contains("EmbeddedLDAP");
    }

    /** Whether it is a database of its own, and not the one that the server keeps its users in. */
    public boolean isDatabase() {
        return url().toLowerCase(Locale.ROOT).startsWith("jdbc:");
    }

    /** Whether the server keeps its users in a database, and hashes their passwords itself. */
    public boolean isInDatabase() {
        return isInDatabase(className);
    }

    /** Whether a user store of this class is in a database. */
    public static boolean isInDatabase(String className) {
        return className.contains("JDBC");
    }

    /** The addresses of the directory, which are tried one after the other. */
    List<String> directories() {
        return isDatabase() ? List.of() : List.of(url().split("(?<![\\s,;])[\\s,;]++(?=[A-Za-z]++:)"));
    }

    /** Whether its addresses or its settings ask for TLS, all of them. */
    public boolean isEncrypted() {
        return Boolean.parseBoolean(properties.getOrDefault("StartTLSEnabled", ""))
                || directories().stream()
                        .allMatch(url -> url.toLowerCase(Locale.ROOT).startsWith("ldaps:"));
    }

    /** Where the directory or the database is. */
    String url() {
        return URLS.stream()
                .map(name -> properties.getOrDefault(name, ""))
                .filter(url -> !url.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The same without what may be a secret: an account before the host, or the driver's properties. */
    public String place() {
        return url().replaceFirst("[?;&].*", "").replaceAll("//[^/@\\s]*@", "//");
    }

    /** The line that names the directory or the database, or else where it is configured. */
    public Location urlLocation() {
        return at("");
    }

    /** The line of a property, or else the one that names the directory or the database. */
    public Location at(String property) {
        return Stream.concat(Stream.of(property), URLS.stream())
                .filter(lines::containsKey)
                .findFirst()
                .map(name -> Location.of(location.path(), lines.get(name)))
                .orElse(location);
    }

    private static UserStore of(Element element, Location location, Map<String, Integer> lines) {
        Map<String, String> properties = new LinkedHashMap<>();
        XmlFile.elements(element, "Property")
                .forEach(property -> properties.put(
                        property.getAttribute("name"), property.getTextContent().strip()));
        return new UserStore(element.getAttribute("class"), properties, location, lines);
    }

    /** The class and the place: properties hold a password. */
    @Override
    public String toString() {
        return className + " at " + location;
    }
}
