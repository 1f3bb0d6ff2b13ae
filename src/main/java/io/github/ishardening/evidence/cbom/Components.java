package io.github.ishardening.evidence.cbom;

import io.github.ishardening.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The components of the CBOM, each once, in the order in which they were added. */
final class Components {

    private final Map<String, Component> byRef = new LinkedHashMap<>();

    /** The component with a reference; the first call adds it with its description. */
    Component of(String ref, Supplier<Map<String, Object>> description) {
        var known = byRef.get(ref);
        if (known != null) {
            return known;
        }
        // Creating the description may add others.
        var component = new Component(ref, description.get());
        byRef.put(ref, component);
        return component;
    }

    /** The component of an algorithm; adds its parts too. */
    Component of(Algorithm algorithm) {
        var component = of(
                algorithm.ref(),
                () -> asset(
                        algorithm.name(), "algorithm", "algorithmProperties", algorithm.properties(), algorithm.oid()));
        for (Algorithm part : algorithm.parts()) {
            of(part);
            component.needs(part.ref());
        }
        return component;
    }

    /** The reference of an algorithm, which is added if necessary. */
    String ref(Algorithm algorithm) {
        of(algorithm);
        return algorithm.ref();
    }

    /** The references of several algorithms. */
    List<String> refs(Collection<Algorithm> algorithms) {
        return algorithms.stream().map(this::ref).distinct().toList();
    }

    /** The description of a cryptographic asset. */
    static Map<String, Object> asset(String name, String type, String member, Map<String, Object> properties) {
        return asset(name, type, member, properties, Optional.empty());
    }

    private static Map<String, Object> asset(
            String name, String type, String member, Map<String, Object> properties, Optional<String> oid) {
        return Json.object(
                "type",
                "cryptographic-asset",
                "name",
                name,
                "cryptoProperties",
                Json.object("assetType", type, member, properties, "oid", oid));
    }

    /** The component with this reference, for which {@link #has} must be true. */
    Component known(String ref) {
        return byRef.get(ref);
    }

    /** Whether there is a component with this reference. */
    boolean has(String ref) {
        return byRef.containsKey(ref);
    }

    Stream<Component> all() {
        return byRef.values().stream();
    }
}
