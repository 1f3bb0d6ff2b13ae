package io.github.ishardening.evidence.cbom;

import io.github.ishardening.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A component of the bill, with where it was found and what it needs. */
final class Component {

    private final String ref;
    private final Map<String, Object> description;
    private final Set<Map<String, Object>> occurrences = new LinkedHashSet<>();
    private final Set<String> needs = new LinkedHashSet<>();

    /**
     * A component that was found nowhere yet.
     *
     * @param ref what refers to it
     * @param description its other members
     */
    Component(String ref, Map<String, Object> description) {
        this.ref = ref;
        this.description = description;
    }

    /** Where it was found: in a file, and under what name there. */
    void foundIn(String file, String name) {
        occurrences.add(Json.object("location", file, "additionalContext", name));
    }

    /** Another component that it needs or consists of. */
    void needs(String other) {
        needs.add(other);
    }

    /** As a member of {@code components}. */
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("bom-ref", ref);
        json.putAll(description);
        if (!occurrences.isEmpty()) {
            json.put("evidence", Json.object("occurrences", new ArrayList<>(occurrences)));
        }
        return json;
    }

    /** As a member of {@code dependencies}. */
    Map<String, Object> dependency() {
        return Json.object("ref", ref, "dependsOn", List.copyOf(needs));
    }
}
