package io.github.ishardening.audit.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes JSON that people can read, with the same line ends everywhere. */
final class Json {

    /** What a document consists of. */
    @FunctionalInterface
    interface Content {
        /** Writes it. */
        void to(JsonGenerator json) throws IOException;
    }

    /** What an object about something consists of. */
    @FunctionalInterface
    interface Item<T> {
        /** Writes it. */
        void to(JsonGenerator json, T item) throws IOException;
    }

    private static final Separators SEPARATORS = new Separators()
            .withRootSeparator("")
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private Json() {}

    static String object(Content members) {
        var indenter = new DefaultIndenter("  ", "\n");
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter));
            members(json, members);
        } catch (IOException e) {
            throw new UncheckedIOException("a text can't fail to be written", e);
        }
        return text.append('\n').toString();
    }

    static void object(JsonGenerator json, String name, Content members) throws IOException {
        json.writeFieldName(name);
        members(json, members);
    }

    static void array(JsonGenerator json, String name, Content elements) throws IOException {
        json.writeArrayFieldStart(name);
        elements.to(json);
        json.writeEndArray();
    }

    /** An array of objects, one for each of these. */
    static <T> void objects(JsonGenerator json, String name, Iterable<T> items, Item<T> members) throws IOException {
        json.writeArrayFieldStart(name);
        for (T item : items) {
            members(json, object -> members.to(object, item));
        }
        json.writeEndArray();
    }

    static void members(JsonGenerator json, Content members) throws IOException {
        json.writeStartObject();
        members.to(json);
        json.writeEndObject();
    }
}
