package io.github.ishardening.control.bundle;

import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.w3c.dom.Element;

/** Reads values from the files that the server runs with; parses each properties file once. */
final class RenderedPlaces {

    private final Inspection inspection;
    private final Map<String, Optional<Properties>> properties = new HashMap<>();

    RenderedPlaces(Inspection inspection) {
        this.inspection = inspection;
    }

    /** The text at a place, without surrounding whitespace; empty if there is no such place. */
    Optional<String> text(AdvisedSetting.Place place) throws IOException {
        if (place.elements().isEmpty()) {
            return property(place);
        }
        return inspection.xml(place.file()).stream()
                .flatMap(xml -> xml.elements(place.elements().get()).stream())
                .filter(element -> place.name().isEmpty() || isOf(place.name(), element))
                .map(element -> element.getTextContent().strip())
                .findFirst();
    }

    private static boolean isOf(String name, Element element) {
        String own = element.getAttribute("name");
        return own.equals(name)
                || (element.getParentNode() instanceof Element parent
                        && (parent.getAttribute("name") + "/" + own).equals(name))
                || XmlFile.elements(element.getParentNode(), "GrantTypeName").stream()
                        .anyMatch(type -> type.getTextContent().strip().equals(name));
    }

    private Optional<String> property(AdvisedSetting.Place place) throws IOException {
        if (!properties.containsKey(place.file())) {
            properties.put(place.file(), inspection.properties(place.file()));
        }
        return properties
                .get(place.file())
                .map(read -> read.getProperty(place.name()))
                .map(String::strip);
    }
}
