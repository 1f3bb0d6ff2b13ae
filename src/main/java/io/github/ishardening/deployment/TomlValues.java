package io.github.ishardening.deployment;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Converts values from tomlj's types to the JDK's, which compare by content. */
final class TomlValues {

    private TomlValues() {}

    /**
     * The value in types of the JDK: tables as maps, arrays as lists, whole numbers as {@code Long}; {@code null} stays
     * {@code null}. Throws {@link IllegalArgumentException} for values that TOML can't represent.
     */
    static Object plain(Object value) {
        if (value instanceof TomlTable table) {
            Map<String, Object> map = new LinkedHashMap<>();
            table.entrySet().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return Collections.unmodifiableMap(map);
        }
        if (value instanceof TomlArray array) {
            return plain(array.toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put((String) key, plain(element)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof Collection<?> collection) {
            List<Object> copy = new ArrayList<>();
            collection.forEach(element -> copy.add(plain(element)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Double
                || value instanceof Temporal) {
            return value;
        }
        throw new IllegalArgumentException("TOML has no " + value.getClass().getName());
    }

    /** Casts a plain table. */
    @SuppressWarnings("unchecked") // plain() only creates maps with strings as keys
    static Map<String, Object> table(Object plain) {
        return (Map<String, Object>) plain;
    }

    /** The kind of a plain value; a value of one kind can't replace one of another. */
    static Kind kind(Object plain) {
        if (plain instanceof Map) {
            return Kind.TABLE;
        }
        boolean tables = plain instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(Map.class::isInstance);
        return tables ? Kind.ARRAY_OF_TABLES : Kind.VALUE;
    }

    /** Passes every string in a plain value to {@code consumer}. */
    static void texts(Object plain, Consumer<String> consumer) {
        if (plain instanceof String text) {
            consumer.accept(text);
        } else if (plain instanceof Map<?, ?> map) {
            map.values().forEach(element -> texts(element, consumer));
        } else if (plain instanceof List<?> list) {
            list.forEach(element -> texts(element, consumer));
        }
    }

    /** The kinds of values, with their names in messages. */
    public enum Kind {
        TABLE("a table"),
        ARRAY_OF_TABLES("an array of tables"),
        VALUE("a value");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }
}
