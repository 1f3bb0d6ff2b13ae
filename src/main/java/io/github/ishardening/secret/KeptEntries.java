package io.github.ishardening.secret;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The entries of a properties file in the keys directory; tracks whether any has changed since the file was read. */
abstract class KeptEntries {

    private final String comment;
    private final SortedMap<String, String> entries;
    private boolean changed;

    KeptEntries(String where, Optional<byte[]> content, String comment) {
        this.comment = comment;
        this.entries = content.map(bytes -> PropertiesText.parse(where, bytes)).orElseGet(TreeMap::new);
    }

    final Optional<String> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    final void putEntry(String name, String value) {
        changed |= !value.equals(entries.put(name, value));
    }

    /** The file's new content, if anything has changed since it was read. */
    public final Optional<byte[]> changedContent() {
        return changed ? Optional.of(PropertiesText.write(comment, entries)) : Optional.empty();
    }
}
