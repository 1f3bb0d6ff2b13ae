package io.github.ishardening.hardening.handover.helm;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Values of a chart, set by dotted path, in the order of their names. */
final class ValuesTree {

    private static final Pattern DOT = Pattern.compile("\\.");

    private final SortedMap<String, Object> root = new TreeMap<>();

    /**
     * Sets a value: a text, number, boolean, list or map.
     *
     * @param path names with dots between them; none of a chart's has a dot in it
     * @throws IllegalArgumentException if a value stands where the path goes on
     */
    void set(String path, Object value) {
        set(root, List.of(DOT.split(path, -1)).iterator(), value);
    }

    private static void set(SortedMap<String, Object> table, Iterator<String> names, Object value) {
        String name = names.next();
        if (!names.hasNext()) {
            table.put(name, value);
            return;
        }
        if (!(table.computeIfAbsent(name, none -> new TreeMap<String, Object>()) instanceof SortedMap<?, ?> child)) {
            throw new IllegalArgumentException("a value and a table of values: " + name);
        }
        @SuppressWarnings("unchecked") // none but this method puts one there
        var inner = (SortedMap<String, Object>) child;
        set(inner, names, value);
    }

    /** The values: maps by name. */
    SortedMap<String, Object> root() {
        return Collections.unmodifiableSortedMap(root);
    }
}
