package io.github.ishardening.inspection.change;

import io.github.ishardening.audit.ChangedLine.Kind;
import io.github.ishardening.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Attributes edited files, and their lines, to controls. Saved in a file, one entry per line, for audits in later
 * goals.
 */
public final class Attribution {

    private static final String SEPARATOR = "\t";
    private static final int PARTS = 3;
    private static final String FILE = "";
    private static final String REMOVED = "-";

    /** The rules by path, followed by nothing, or by the file's digest and a line number. */
    private final SortedMap<String, SortedSet<String>> rules = new TreeMap<>();

    void addFile(String path, String rule) {
        add(path, FILE, rule);
    }

    /** Adds the rules of the lines in a file whose content has this SHA-256. */
    void addLines(String path, String digest, LineHistory history) {
        for (int number = 1; number <= history.size(); number++) {
            addLine(path, digest, Kind.ADDED, number, history.rules(Kind.ADDED, number));
        }
        for (int number : history.removed()) {
            addLine(path, digest, Kind.REMOVED, number, history.rules(Kind.REMOVED, number));
        }
    }

    private void addLine(String path, String digest, Kind kind, int number, Set<String> ids) {
        ids.forEach(rule -> add(path, line(digest, kind, number), rule));
    }

    private static String line(String digest, Kind kind, int number) {
        return digest + ":" + (kind == Kind.REMOVED ? REMOVED : "") + number;
    }

    private void add(String path, String place, String rule) {
        rules.computeIfAbsent(path + SEPARATOR + place, none -> new TreeSet<>()).add(rule);
    }

    /** The rules whose controls edited anything. */
    public SortedSet<String> rules() {
        var all = new TreeSet<String>();
        rules.values().forEach(all::addAll);
        return all;
    }

    /** The rules whose controls edited this file. */
    Set<String> of(String path) {
        return rules.getOrDefault(path + SEPARATOR + FILE, Collections.emptySortedSet());
    }

    /**
     * The rules whose controls edited a line; empty if the file has changed since.
     *
     * @param digest the SHA-256 of the file's current content
     */
    Set<String> of(String path, String digest, Kind kind, int number) {
        return kind == Kind.KEPT
                ? Set.of()
                : rules.getOrDefault(path + SEPARATOR + line(digest, kind, number), Collections.emptySortedSet());
    }

    /** Reads a saved attribution; empty if there is no such file. Skips lines that don't have this format. */
    public static Attribution read(Path file) throws IOException {
        var attribution = new Attribution();
        for (String line : AtomicFile.lines(file)) {
            String[] parts = line.split(SEPARATOR, -1);
            if (parts.length == PARTS) {
                for (String rule : parts[2].split(",", -1)) {
                    attribution.add(parts[0], parts[1], rule);
                }
            }
        }
        return attribution;
    }

    /** Saves it in a file. */
    public void writeTo(Path file) throws IOException {
        AtomicFile.writePrivate(file, lines());
    }

    private List<String> lines() {
        return rules.entrySet().stream()
                .map(place -> place.getKey() + SEPARATOR + String.join(",", place.getValue()))
                .toList();
    }
}
