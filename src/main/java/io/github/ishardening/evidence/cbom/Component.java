package io.github.ishardening.evidence.cbom;

import io.github.ishardening.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A component of the CBOM, with its occurrences and dependencies. */
final class Component {

    private final String ref;
    private final Map<String, Object> description;
    private final Set<Map<String, Object>> occurrences = new LinkedHashSet<>();
    private final Set<String> needs = new LinkedHashSet<>();

    /**
     * A component without occurrences.
     *
     * @param ref its reference
     * @param description its other members
     */
    Component(String ref, Map<String, Object> description) {
        this.ref = ref;
        this.description = description;
    }

    /** Adds an occurrence: a file, and the name in it. */
    void foundIn(String file, String name) {
        occurrences.add(Json.object("location", file, "additionalContext", name));
    }

    /** Adds another component that it needs or consists of. */
    void needs(String other) {
        needs.add(other);
    }

    /** The member of {@code components}. */
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("bom-ref", ref);
        json.putAll(description);
        if (!occurrences.isEmpty()) {
            json.put("evidence", Json.object("occurrences", new ArrayList<>(occurrences)));
        }
        return json;
    }

    /** The member of {@code dependencies}. */
    Map<String, Object> dependency() {
        return Json.object("ref", ref, "dependsOn", List.copyOf(needs));
    }
}
