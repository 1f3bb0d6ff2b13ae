package io.github.ishardening.hardening.handover.helm;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.json.Jackson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code default.json} of a distribution: the values of keys that {@code deployment.toml} doesn't set, by dotted key.
 * It sets what a chart can't, and leaves to the chart what it has values for.
 */
final class ServerDefaults {

    /** The path of the file. */
    static final String PATH = "repository/resources/conf/default.json";

    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");

    private final byte[] content;
    private final Set<String> structures = new HashSet<>();
    private final SortedMap<String, Object> values = new TreeMap<>();

    private ServerDefaults(byte[] content) {
        this.content = content;
    }

    /** Reads the defaults of a distribution. */
    static ServerDefaults of(Distribution distribution) throws IOException {
        var defaults = new ServerDefaults(distribution.read(PATH));
        try (JsonParser json = Jackson.factory().createParser(defaults.content)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken().isStructStart()) {
                    defaults.structures.add(name);
                    json.skipChildren();
                }
            }
        }
        return defaults;
    }

    /**
     * Sets the default of a key.
     *
     * @param value as a type of the JDK
     * @return whether the value can be a default: tables and lists of them can't
     */
    boolean put(List<String> path, Object value) {
        boolean isPlain =
                value instanceof String || value instanceof Boolean || value instanceof Long || isOfTexts(value);
        if (!isPlain || !path.stream().allMatch(BARE.asMatchPredicate())) {
            return false;
        }
        for (int length = 1; length < path.size(); length++) {
            if (structures.contains(String.join(".", path.subList(0, length)))) {
                return false;
            }
        }
        values.put(String.join(".", path), value);
        return true;
    }

    private static boolean isOfTexts(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }

    /** The file by path, with the new values in place of the old ones; empty without new values. */
    Map<String, byte[]> file() throws IOException {
        if (values.isEmpty()) {
            return Map.of();
        }
        var made = new ByteArrayOutputStream();
        var indenter = new DefaultIndenter("  ", "\n");
        try (JsonParser json = Jackson.factory().createParser(content);
                JsonGenerator out = Jackson.factory().createGenerator(made)) {
            out.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            json.nextToken();
            out.writeStartObject();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isReplaced = values.containsKey(json.currentName());
                if (!isReplaced) {
                    out.writeFieldName(json.currentName());
                }
                json.nextToken();
                if (isReplaced) {
                    json.skipChildren();
                } else {
                    out.copyCurrentStructure(json);
                }
            }
            for (var value : values.entrySet()) {
                out.writeFieldName(value.getKey());
                write(out, value.getValue());
            }
            out.writeEndObject();
            out.writeRaw('\n');
        }
        return Map.of(PATH, made.toByteArray());
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                out.writeString((String) element);
            }
            out.writeEndArray();
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else {
            out.writeString((String) value);
        }
    }
}
