package io.github.ishardening.inspection.change;

import io.github.ishardening.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * By which controls files were edited, and keys of {@code deployment.toml} decided. Kept in a file, a line each, for audits in
 * goals to come.
 */
public final class Attribution {

    private static final String SEPARATOR = "\t";
    private static final int PARTS = 3;

    /** Behind the path and the key, which is empty of the file as a whole. */
    private final Map<String, SortedSet<String>> rules = new TreeMap<>();

    /** Notes that the control of this rule edited a file. */
    public void addFile(String path, String rule) {
        add(path, "", rule);
    }

    /** Notes that the control of this rule decided a dotted key of {@code deployment.toml}. */
    public void addKey(String path, String key, String rule) {
        add(path, key, rule);
    }

    private void add(String path, String key, String rule) {
        rules.computeIfAbsent(path + SEPARATOR + key, none -> new TreeSet<>()).add(rule);
    }

    /** By which rules this file was edited. */
    Set<String> of(String path) {
        return rules.getOrDefault(path + SEPARATOR, Collections.emptySortedSet());
    }

    /** By which rules each dotted key in this file was decided. */
    Map<String, SortedSet<String>> keys(String path) {
        var keys = new TreeMap<String, SortedSet<String>>();
        rules.forEach((place, ids) -> {
            if (place.startsWith(path + SEPARATOR) && !place.endsWith(SEPARATOR)) {
                keys.put(place.substring(path.length() + 1), ids);
            }
        });
        return keys;
    }

    /** What is kept in a file; nothing if there is no such file, and lines that aren't ours are passed over. */
    public static Attribution read(Path file) throws IOException {
        var attribution = new Attribution();
        for (String line : AtomicFile.lines(file)) {
            String[] parts = line.split(SEPARATOR, -1);
            if (parts.length == PARTS) {
                for (String rule : parts[2].split(",")) {
                    attribution.add(parts[0], parts[1], rule);
                }
            }
        }
        return attribution;
    }

    /** Keeps it in a file. */
    public void writeTo(Path file) throws IOException {
        AtomicFile.writePrivate(file, lines());
    }

    private List<String> lines() {
        return rules.entrySet().stream()
                .map(place -> place.getKey() + SEPARATOR + String.join(",", place.getValue()))
                .toList();
    }
}
