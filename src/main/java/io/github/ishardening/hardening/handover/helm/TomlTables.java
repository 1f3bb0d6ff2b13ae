package io.github.ishardening.hardening.handover.helm;

import io.github.ishardening.deployment.DeploymentToml;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects keys of a {@code deployment.toml} for a separate text, in their order. */
final class TomlTables {

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, TomlTables> tables = new LinkedHashMap<>();

    /** Adds a value, as a type of the JDK. */
    void put(List<String> path, Object value) {
        if (path.size() == 1) {
            values.put(path.get(0), value);
        } else {
            tables.computeIfAbsent(path.get(0), none -> new TomlTables()).put(path.subList(1, path.size()), value);
        }
    }

    boolean isEmpty() {
        return values.isEmpty() && tables.isEmpty();
    }

    /** The tables as TOML; an empty text without any. */
    String text() {
        return new String(DeploymentToml.of(plain(), "values.yaml").bytes(), StandardCharsets.UTF_8).strip();
    }

    /** Puts the values of a table before its nested tables: the server couldn't read them otherwise. */
    private Map<String, Object> plain() {
        var plain = new LinkedHashMap<>(values);
        tables.forEach((name, table) -> plain.put(name, table.plain()));
        return plain;
    }
}
