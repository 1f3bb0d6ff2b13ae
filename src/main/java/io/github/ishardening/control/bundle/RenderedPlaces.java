package io.github.ishardening.control.bundle;

import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.inspection.Inspection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.w3c.dom.Document;

/** What the server reads at places of files that are made from {@code deployment.toml}; reads each XML file once. */
final class RenderedPlaces {

    private final Inspection inspection;
    private final Map<String, Document> xml = new HashMap<>();

    RenderedPlaces(Inspection inspection) {
        this.inspection = inspection;
    }

    /** What stands there; empty if nothing does. */
    Optional<String> text(AdvisorySetting.Place place) throws IOException {
        if (place.property()) {
            return property(place);
        }
        var rendered = inspection.rendered();
        return rendered.paths().contains(place.file())
                ? Rendered.text(xml.computeIfAbsent(place.file(), rendered::xml), place.name())
                : Optional.empty();
    }

    private Optional<String> property(AdvisorySetting.Place place) throws IOException {
        var properties = new Properties();
        var content = inspection.file(place.file());
        if (content.isPresent()) {
            properties.load(new ByteArrayInputStream(content.get()));
        }
        return Optional.ofNullable(properties.getProperty(place.name())).map(String::strip);
    }
}
