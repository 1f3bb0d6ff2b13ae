package io.github.ishardening.hardening.handover.helm;

import io.github.ishardening.deployment.DeploymentToml;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys of one {@code deployment.toml} on their way into a text of their own, in their order. */
final class TomlTables {

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, TomlTables> tables = new LinkedHashMap<>();

    /** Takes in a value, in types of the JDK. */
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

    /** As TOML; nothing of nothing. */
    String text() {
        return new String(DeploymentToml.of(plain(), "values.yaml").bytes(), StandardCharsets.UTF_8).strip();
    }

    /** What is in a table comes before the tables in it, which the server couldn't read otherwise. */
    private Map<String, Object> plain() {
        var plain = new LinkedHashMap<>(values);
        tables.forEach((name, table) -> plain.put(name, table.plain()));
        return plain;
    }
}
