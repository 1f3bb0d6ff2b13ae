package io.github.ishardening.control;

import io.github.ishardening.audit.Location;
import io.github.ishardening.deployment.XmlFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * A store of users, the server's own or a further one.
 *
 * @param className the class that reads it
 * @param properties its properties
 * @param location where it is configured
 */
record UserStore(String className, Map<String, String> properties, Location location) {

    private static final String PRIMARY = "repository/conf/user-mgt.xml";
    private static final String SECONDARY = "repository/deployment/server/userstores/";

    /** All of them, as the server will read them. */
    static List<UserStore> of(Inspection inspection) throws IOException {
        var stores = new ArrayList<UserStore>();
        var primary = inspection.xml(PRIMARY);
        if (primary.isPresent()) {
            primary.get()
                    .elements("//UserStoreManager")
                    .forEach(element -> stores.add(of(element, inspection.at("user_store.type", PRIMARY))));
        }
        for (String path : inspection.distribution().paths(SECONDARY)) {
            inspection
                    .xml(path)
                    .ifPresent(xml -> xml.elements("//UserStoreManager")
                            .forEach(element -> stores.add(of(element, Location.of(path)))));
        }
        return stores;
    }

    /** Whether it is a directory that somebody else runs. */
    boolean isExternal() {
        return !url().isEmpty() && !isEmbedded();
    }

    /** Whether it is the directory that runs inside of Identity Server 5.9 to 5.11. */
    boolean isEmbedded() {
        return url().contains("EmbeddedLDAP");
    }

    /** Where the directory is. */
    String url() {
        return properties.getOrDefault("ConnectionURL", "");
    }

    private static UserStore of(Element element, Location location) {
        Map<String, String> properties = new LinkedHashMap<>();
        XmlFile.elements(element, "Property")
                .forEach(property -> properties.put(
                        property.getAttribute("name"), property.getTextContent().strip()));
        return new UserStore(element.getAttribute("class"), properties, location);
    }

    /** The class and the place: properties hold a password. */
    @Override
    public String toString() {
        return className + " at " + location;
    }
}
