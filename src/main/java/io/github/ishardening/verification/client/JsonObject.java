package io.github.ishardening.verification.client;

import io.github.ishardening.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An untrusted JSON object; see {@link JsonReader}. Members that are {@code null} count as missing. */
public final class JsonObject {

    private final Map<?, ?> members;

    private JsonObject(Map<?, ?> members) {
        this.members = members;
    }

    /** Parses content that consists of exactly one object; empty if it doesn't. */
    public static Optional<JsonObject> read(byte[] content) {
        return JsonReader.object(content).map(JsonObject::new);
    }

    /** Whether there is a member with this name, of any type. */
    public boolean has(String name) {
        return members.get(name) != null;
    }

    /** The text of a member. */
    public Optional<String> text(String name) {
        return member(name, String.class);
    }

    /** The boolean value of a member. */
    public Optional<Boolean> flag(String name) {
        return member(name, Boolean.class);
    }

    /** The objects in the array of a member; empty if there is no array. */
    public Optional<List<JsonObject>> objects(String name) {
        return elements(name, element -> element instanceof Map<?, ?> object ? new JsonObject(object) : null);
    }

    /** The texts in the array of a member; empty if there is no array. */
    public Optional<List<String>> texts(String name) {
        return elements(name, element -> element instanceof String text ? text : null);
    }

    /** The elements of an array, without those for which {@code kind} returns {@code null}. */
    private <T> Optional<List<T>> elements(String name, Function<Object, T> kind) {
        return member(name, List.class).map(elements -> {
            List<T> all = new ArrayList<>();
            for (Object element : elements) {
                Optional.ofNullable(kind.apply(element)).ifPresent(all::add);
            }
            return all;
        });
    }

    private <T> Optional<T> member(String name, Class<T> type) {
        return Optional.ofNullable(members.get(name)).filter(type::isInstance).map(type::cast);
    }

    /** Constant: the content may be secret. */
    @Override
    public String toString() {
        return "a JSON object";
    }
}
