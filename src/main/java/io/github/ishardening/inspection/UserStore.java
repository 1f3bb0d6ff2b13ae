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
 * A user store, primary or secondary.
 *
 * @param className the user store manager class
 * @param properties its properties
 * @param location where it is configured
 * @param lines the line of each property in its file; empty if the server generates the file
 */
public record UserStore(
        String className, Map<String, String> properties, Location location, Map<String, Integer> lines) {

    /** The file that the server generates from {@code [user_store]}. */
    public static final String PRIMARY = "repository/conf/user-mgt.xml";

    private static final String MANAGER = "//UserStoreManager";
    private static final List<String> ROOTS = List.of("repository/deployment/server/", "repository/tenants/");
    /** Matches files of the server and of its tenants, whose folders are named by number. */
    private static final Pattern SECONDARY =
            Pattern.compile("repository/(?:deployment/server|tenants/[^/]+)/userstores/[^/]+\\.(?i:xml)");

    private static final Pattern PROPERTY = Pattern.compile("<Property\\s[^<>]*?name\\s*+=\\s*+[\"']([^\"'<>]++)[\"']");
    /** The properties with the URL in the server's own classes: of a directory, and of a database. */
    private static final List<String> URLS = List.of("ConnectionURL", "url");

    /** All user stores, as the server will read them. */
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

    /** Whether this is the primary store, which {@code deployment.toml} configures. */
    public boolean isPrimary() {
        return !SECONDARY.matcher(location.path()).matches();
    }

    /** Whether it is a directory or database that runs outside the server. */
    public boolean isExternal() {
        return !url().isEmpty() && !isEmbedded() && !(isDatabase() && DataSource.isEmbedded(url()));
    }

    /** Whether it is the directory that runs inside Identity Server 5.9 to 5.11. */
    public boolean isEmbedded() {
        return url().contains("EmbeddedLDAP");
    }

    /** Whether it has a database of its own, separate from the server's user database. */
    public boolean isDatabase() {
        return url().toLowerCase(Locale.ROOT).startsWith("jdbc:");
    }

    /** Whether its users are in a database, so that the server hashes their passwords itself. */
    public boolean isInDatabase() {
        return isInDatabase(className);
    }

    /** Whether a user store of this class is in a database. */
    public static boolean isInDatabase(String className) {
        return className.contains("JDBC");
    }

    /** The addresses of the directory, which are tried in order. */
    List<String> directories() {
        return isDatabase() ? List.of() : List.of(url().split("(?<![\\s,;])[\\s,;]++(?=[A-Za-z]++:)"));
    }

    /** Whether it uses TLS: by StartTLS, or because all its addresses are {@code ldaps:}. */
    public boolean isEncrypted() {
        return Boolean.parseBoolean(properties.getOrDefault("StartTLSEnabled", ""))
                || directories().stream()
                        .allMatch(url -> url.toLowerCase(Locale.ROOT).startsWith("ldaps:"));
    }

    /** The URL of the directory or database. */
    String url() {
        return URLS.stream()
                .map(name -> properties.getOrDefault(name, ""))
                .filter(url -> !url.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The URL without parts that may be secret: an account before the host, or the driver's properties. */
    public String place() {
        return url().replaceFirst("[?;&].*", "").replaceAll("//[^/@\\s]*@", "//");
    }

    /** The line that sets the URL, or else where the store is configured. */
    public Location urlLocation() {
        return at("");
    }

    /** The line of a property, or else the line that sets the URL, or else where the store is configured. */
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

    /** The class and location only, because properties contain a password. */
    @Override
    public String toString() {
        return className + " at " + location;
    }
}
