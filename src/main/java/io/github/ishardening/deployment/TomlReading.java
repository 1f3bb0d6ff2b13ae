package io.github.ishardening.deployment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tomlj.Toml;

/** The read operations on a {@code deployment.toml}, by dotted keys as in {@link DeploymentToml}. */
abstract class TomlReading {

    private static final Pattern SECRET_REFERENCE = Pattern.compile("\\$secret\\{([^{}]*+)\\}");
    private static final Pattern ENVIRONMENT_REFERENCE = Pattern.compile("\\$env\\{([^{}]++)}");
    private static final Pattern BOOLEAN = Pattern.compile("(?i)true|false");

    final String where;
    final TomlDocument document;

    TomlReading(String where, TomlDocument document) {
        this.where = where;
        this.document = document;
    }

    /** Whether the key has a value, table or array. */
    public boolean has(String key) {
        return value(key).isPresent();
    }

    /** The value, table or array of the key, in the JDK's types as in {@link TomlChange}; empty if there is none. */
    public Optional<Object> value(String key) {
        return Optional.ofNullable(document.plain(path(key)));
    }

    /** The string value of the key; empty if there is none or another type. */
    public Optional<String> string(String key) {
        return value(key).filter(String.class::isInstance).map(String.class::cast);
    }

    /**
     * The boolean value of the key, even if written as a string, which most templates accept; empty if there is none or
     * another type.
     */
    public Optional<Boolean> bool(String key) {
        return value(key)
                .map(Object::toString)
                .filter(BOOLEAN.asMatchPredicate())
                .map(Boolean::valueOf);
    }

    /** The strings in the array of the key; empty if there is no array. */
    public List<String> strings(String key) {
        return elements(key)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** The entries of an array of tables ({@code resource.access_control}); empty if there is none. */
    public List<Map<String, Object>> tables(String key) {
        return elements(key)
                .filter(Map.class::isInstance)
                .map(TomlValues::table)
                .toList();
    }

    /** The names directly inside a table, in the order of the file; empty if there is no table. */
    public Set<String> names(String key) {
        return value(key)
                .filter(Map.class::isInstance)
                .map(table -> new LinkedHashSet<>(TomlValues.table(table).keySet()))
                .orElseGet(LinkedHashSet::new);
    }

    /** The dotted keys of all values and arrays, in the order of the file. An array of tables is one key. */
    public Set<String> keys() {
        return document.keys();
    }

    /** The line of the key, counted from 1; empty if it doesn't exist or was added by an edit. */
    public OptionalInt line(String key) {
        return document.line(path(key));
    }

    /**
     * The line, counted from 1, of the value to which names and indexes (from 0) lead inside an array; empty if it
     * doesn't exist or was added by an edit.
     */
    public OptionalInt line(String key, List<?> steps) {
        return document.line(path(key), steps);
    }

    /** The aliases to which values refer as {@code $secret{alias}}, each with the first key that does. */
    public SortedMap<String, String> secretReferences() {
        return references(SECRET_REFERENCE);
    }

    /** The variables to which values refer as {@code $env{NAME}}, each with the first key that does. */
    public SortedMap<String, String> environmentReferences() {
        return references(ENVIRONMENT_REFERENCE);
    }

    private SortedMap<String, String> references(Pattern pattern) {
        SortedMap<String, String> references = new TreeMap<>();
        for (String key : keys()) {
            TomlValues.texts(document.plain(path(key)), text -> {
                Matcher matcher = pattern.matcher(text);
                while (matcher.find()) {
                    references.putIfAbsent(matcher.group(1), key);
                }
            });
        }
        return references;
    }

    /** The position of the key, for a message: {@code deployment.toml:12}; without the line if an edit added it. */
    public String position(String key) {
        return position(line(key));
    }

    /** The position of the value to which names and indexes (from 0) lead inside the key's value; see {@link #line}. */
    public String position(String key, List<?> steps) {
        return position(steps.isEmpty() ? line(key) : line(key, steps));
    }

    private String position(OptionalInt line) {
        return line.isPresent() ? where + ":" + line.getAsInt() : where;
    }

    private Stream<?> elements(String key) {
        return value(key)
                .filter(List.class::isInstance)
                .map(list -> ((List<?>) list).stream())
                .orElseGet(Stream::empty);
    }

    static List<String> path(String key) {
        return Toml.parseDottedKey(key);
    }
}
