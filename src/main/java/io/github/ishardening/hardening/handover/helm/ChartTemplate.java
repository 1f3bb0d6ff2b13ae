package io.github.ishardening.hardening.handover.helm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tables and keys of the {@code deployment.toml} that a chart writes. */
final class ChartTemplate {

    private static final String ANY = "*";

    /** A name that can also be part of a value's path. */
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");

    private final Map<?, ?> tables;

    /**
     * Takes tables whose leaves have the format of {@link ChartKey#of}.
     *
     * @param tables the tables, as types of the JDK; a key {@code *} applies to all keys of its table without an entry
     *     of their own
     */
    ChartTemplate(Map<?, ?> tables) {
        this.tables = tables;
    }

    /** Returns how the template writes a key; empty if it doesn't. */
    Optional<ChartKey> key(List<String> path) {
        Object found = find(path);
        if (found instanceof String text) {
            return Optional.of(ChartKey.of(text));
        }
        String name = path.get(path.size() - 1);
        boolean isNamedAlike = found == null
                && BARE.matcher(name).matches()
                && find(path.subList(0, path.size() - 1)) instanceof Map<?, ?> table
                && table.containsKey(ANY);
        return isNamedAlike ? key(sibling(path, ANY)).map(key -> key.named(name)) : Optional.empty();
    }

    private static List<String> sibling(List<String> path, String name) {
        var sibling = new ArrayList<>(path);
        sibling.set(path.size() - 1, name);
        return sibling;
    }

    /**
     * Whether the template writes a table, or one nested in it. TOML doesn't allow duplicate tables, and the server's
     * parser rejects a table after one nested in it.
     */
    boolean opens(List<String> table) {
        return find(table) != null;
    }

    /** Returns a copy without these tables. */
    ChartTemplate without(Collection<List<String>> left) {
        Map<?, ?> remaining = tables;
        for (List<String> path : left) {
            remaining = without(remaining, path);
        }
        return new ChartTemplate(remaining);
    }

    private static Map<?, ?> without(Map<?, ?> table, List<String> path) {
        var copy = new LinkedHashMap<Object, Object>(table);
        String name = path.get(0);
        if (path.size() > 1 && copy.get(name) instanceof Map<?, ?> child) {
            copy.put(name, without(child, path.subList(1, path.size())));
        } else {
            copy.remove(name);
        }
        return copy;
    }

    private Object find(List<String> path) {
        Object found = tables;
        for (String name : path) {
            found = found instanceof Map<?, ?> table ? table.get(name) : null;
        }
        return found;
    }
}
