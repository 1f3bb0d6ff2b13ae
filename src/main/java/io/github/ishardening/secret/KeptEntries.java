package io.github.ishardening.secret;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The entries of a properties file in the keys directory; knows whether one has changed since it was read. */
final class KeptEntries {

    private final String comment;
    private final SortedMap<String, String> entries;
    private boolean changed;

    KeptEntries(String where, Optional<byte[]> content, String comment) {
        this.comment = comment;
        this.entries = content.map(bytes -> PropertiesText.parse(where, bytes)).orElseGet(TreeMap::new);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    void put(String name, String value) {
        changed |= !value.equals(entries.put(name, value));
    }

    Optional<byte[]> changedContent() {
        return changed ? Optional.of(PropertiesText.write(comment, entries)) : Optional.empty();
    }
}
