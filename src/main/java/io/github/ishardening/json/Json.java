package io.github.ishardening.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes human-readable JSON with the same line ends on all platforms. */
public final class Json {

    private static final Separators SEPARATORS = new Separators()
            .withRootSeparator("")
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private Json() {}

    /**
     * An object.
     *
     * @param members alternating names and values; a value is an object, a list, a text, a number, a boolean or null,
     *     or an {@link Optional}, which is left out with its name if it is empty
     */
    public static Map<String, Object> object(Object... members) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < members.length; i += 2) {
            var name = (String) members[i];
            if (members[i + 1] instanceof Optional<?> value) {
                value.ifPresent(present -> object.put(name, present));
            } else {
                object.put(name, members[i + 1]);
            }
        }
        return object;
    }

    /** The document for an object. */
    public static String text(Map<String, Object> object) {
        var indenter = new DefaultIndenter("  ", "\n");
        var text = new StringWriter();
        try (JsonGenerator json = Jackson.factory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter));
            write(json, object);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to a string failed", e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : object.entrySet()) {
                json.writeFieldName((String) member.getKey());
                write(json, member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> array) {
            json.writeStartArray();
            for (Object element : array) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof JsonNumber number) {
            json.writeNumber(number.text());
        } else {
            json.writeObject(value);
        }
    }
}
