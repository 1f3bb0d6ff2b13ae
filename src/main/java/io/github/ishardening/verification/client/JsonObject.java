package io.github.ishardening.verification.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object (RFC 8259) that somebody sent whom nobody trusts: no deeper than 32 levels, without names that come twice,
 * of which parsers take now the first and now the last. What is {@code null} isn't there.
 */
public final class JsonObject {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 40;

    private final Map<String, Object> members;

    private JsonObject(Map<String, Object> members) {
        this.members = members;
    }

    /** The object that this is and nothing else; empty if it is none. */
    public static Optional<JsonObject> read(byte[] content) {
        var limits = StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .build();
        // One for each reading: it would remember others' names.
        var json = JsonFactory.builder()
                .streamReadConstraints(limits)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = json.createParser(content)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            var object = object(parser);
            return parser.nextToken() == null ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            // It comes from memory, so it's what stands there that fails.
            return Optional.empty();
        }
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            value(parser).ifPresent(value -> members.put(name, value));
        }
        return new JsonObject(members);
    }

    private static Optional<Object> value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> Optional.of(object(parser));
            case START_ARRAY -> Optional.of(array(parser));
            case VALUE_STRING -> Optional.of(parser.getText());
            case VALUE_TRUE -> Optional.of(true);
            case VALUE_FALSE -> Optional.of(false);
            // Nobody asks for a number, and some are too large to make one of.
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Optional.of(parser.currentToken());
            case VALUE_NULL -> Optional.empty();
            default -> throw new JsonParseException(parser, "no value");
        };
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            value(parser).ifPresent(elements::add);
        }
        return elements;
    }

    /** Whether there is a member of this name, whatever it is. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The text under a name. */
    public Optional<String> text(String name) {
        return member(name, String.class);
    }

    /** The boolean under a name. */
    public Optional<Boolean> flag(String name) {
        return member(name, Boolean.class);
    }

    /** The elements of the array under a name that are objects; empty if there is no array. */
    public Optional<List<JsonObject>> objects(String name) {
        return elements(name, JsonObject.class);
    }

    /** The elements of the array under a name that are texts; empty if there is no array. */
    public Optional<List<String>> texts(String name) {
        return elements(name, String.class);
    }

    private <T> Optional<List<T>> elements(String name, Class<T> type) {
        return member(name, List.class).map(elements -> {
            List<T> all = new ArrayList<>();
            for (Object element : elements) {
                if (type.isInstance(element)) {
                    all.add(type.cast(element));
                }
            }
            return all;
        });
    }

    private <T> Optional<T> member(String name, Class<T> type) {
        return Optional.ofNullable(members.get(name)).filter(type::isInstance).map(type::cast);
    }

    /** Says nothing of what is in it, which may be secret. */
    @Override
    public String toString() {
        return "a JSON object";
    }
}
