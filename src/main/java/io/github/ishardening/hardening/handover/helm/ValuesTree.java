package io.github.ishardening.hardening.handover.helm;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Values of a chart, set by dotted path, in alphabetical order. */
final class ValuesTree {

    private static final Pattern DOT = Pattern.compile("\\.");

    private final SortedMap<String, Object> root = new TreeMap<>();

    /**
     * Sets a value: a text, number, boolean, list or map.
     *
     * @param path names separated by dots; no name of a chart contains a dot
     * @throws IllegalArgumentException if the path leads through a value
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
        @SuppressWarnings("unchecked") // only this method adds tables
        var inner = (SortedMap<String, Object>) child;
        set(inner, names, value);
    }

    /** The values: maps by name. */
    SortedMap<String, Object> root() {
        return Collections.unmodifiableSortedMap(root);
    }
}
