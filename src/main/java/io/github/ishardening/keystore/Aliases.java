package io.github.ishardening.keystore;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Sorts entries by alias as the JDK's stores do: in lower case, so aliases that differ only by case are the same. */
final class Aliases {

    private Aliases() {}

    static <T> SortedMap<String, T> sorted(Map<String, T> entries) {
        SortedMap<String, T> sorted = new TreeMap<>();
        entries.forEach((alias, entry) -> add(sorted, alias, entry));
        return sorted;
    }

    static <T> SortedMap<String, T> sorted(Collection<T> entries, Function<T, String> alias) {
        SortedMap<String, T> sorted = new TreeMap<>();
        entries.forEach(entry -> add(sorted, alias.apply(entry), entry));
        return sorted;
    }

    static <T> void add(SortedMap<String, T> sorted, String alias, T entry) {
        if (sorted.putIfAbsent(alias.toLowerCase(Locale.ROOT), entry) != null) {
            throw new IllegalArgumentException("Two entries have the alias " + alias.toLowerCase(Locale.ROOT));
        }
    }
}
