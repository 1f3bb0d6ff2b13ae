package io.github.ishardening.hardening.handover.helm;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables and keys of the {@code deployment.toml} that a chart writes. */
final class ChartTemplate {

    private static final String ANY = "*";

    private final Map<?, ?> tables;

    /**
     * Of tables whose leaves say what {@link ChartKey#of} reads.
     *
     * @param tables the tables, in types of the JDK; a key {@code *} is for all of its table that have no line of their
     *     own
     */
    ChartTemplate(Map<?, ?> tables) {
        this.tables = tables;
    }

    /** What the template does with a key; empty where it writes none of this name. */
    Optional<ChartKey> key(List<String> path) {
        Object found = find(path);
        if (found instanceof String text) {
            return Optional.of(ChartKey.of(text));
        }
        boolean anyKey = find(path.subList(0, path.size() - 1)) instanceof Map<?, ?> table && table.get(ANY) != null;
        if (found != null || !anyKey) {
            return Optional.empty();
        }
        var table = (Map<?, ?>) find(path.subList(0, path.size() - 1));
        return Optional.of(ChartKey.of((String) table.get(ANY)).named(path.get(path.size() - 1)));
    }

    /**
     * Whether the template writes a table, or one inside of it. TOML allows no table twice, and the server's parser no
     * table behind one that is inside of it.
     */
    boolean opens(List<String> table) {
        return find(table) != null;
    }

    /** The same without these tables. */
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
