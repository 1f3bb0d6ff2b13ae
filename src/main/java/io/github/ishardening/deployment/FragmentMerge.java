package io.github.ishardening.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tomlj.Toml;

/** Merges the user's fragment into {@code deployment.toml}, key by key. */
final class FragmentMerge {

    private final TomlDocument target;
    private final UnaryOperator<String> positions;
    private final List<TomlChange> changes = new ArrayList<>();

    /** Creates a merge into {@code target}; {@code positions} returns a key's position in the fragment. */
    FragmentMerge(TomlDocument target, UnaryOperator<String> positions) {
        this.target = target;
        this.positions = positions;
    }

    /** Merges one plain table of the fragment and returns all changes so far. */
    List<TomlChange> merge(List<String> path, Map<?, ?> table) {
        table.forEach((name, value) -> {
            List<String> child = new ArrayList<>(path);
            child.add((String) name);
            switch (TomlValues.kind(value)) {
                case TABLE -> merge(child, (Map<?, ?>) value);
                case ARRAY_OF_TABLES -> ((List<?>) value).forEach(entry -> append(child, entry));
                case VALUE -> put(child, value);
            }
        });
        return List.copyOf(changes);
    }

    private void put(List<String> path, Object value) {
        String key = Toml.joinKeyPath(path);
        Optional<Object> before = Optional.ofNullable(target.plain(path));
        if (target.put(path, value, positions.apply(key))) {
            changes.add(new TomlChange(key, before, value));
        }
    }

    private void append(List<String> path, Object entry) {
        String key = Toml.joinKeyPath(path);
        if (target.append(path, TomlValues.table(entry), positions.apply(key))) {
            changes.add(new TomlChange(key, Optional.empty(), entry));
        }
    }
}
