package io.github.ishardening.secret;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** A properties file in the keys directory that knows which of its entries have changed since it was read. */
final class KeptEntries {

    private final Path file;
    private final String comment;
    private final SortedMap<String, String> entries;
    private final SortedSet<String> changes = new TreeSet<>();

    private KeptEntries(Path file, String comment, SortedMap<String, String> entries) {
        this.file = file;
        this.comment = comment;
        this.entries = entries;
    }

    static KeptEntries read(Path file, String comment) throws IOException {
        return new KeptEntries(file, comment, PropertiesText.read(file));
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    void put(String name, String value) {
        if (!value.equals(entries.put(name, value))) {
            changes.add(name);
        }
    }

    SortedSet<String> changes() {
        return new TreeSet<>(changes);
    }

    void save() throws IOException {
        if (!changes.isEmpty()) {
            OwnerOnlyFile.write(file, PropertiesText.write(comment, entries));
            changes.clear();
        }
    }
}
