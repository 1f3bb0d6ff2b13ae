package io.github.ishardening.verification.client;

import io.github.ishardening.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A JSON object that somebody sent whom nobody trusts; see {@link JsonReader}. What is {@code null} isn't there. */
public final class JsonObject {

    private final Map<?, ?> members;

    private JsonObject(Map<?, ?> members) {
        this.members = members;
    }

    /** The object that this is and nothing else; empty if it is none. */
    public static Optional<JsonObject> read(byte[] content) {
        return JsonReader.object(content).map(JsonObject::new);
    }

    /** Whether there is a member of this name, whatever it is. */
    public boolean has(String name) {
        return members.get(name) != null;
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
        return elements(name, element -> element instanceof Map<?, ?> object ? new JsonObject(object) : null);
    }

    /** The elements of the array under a name that are texts; empty if there is no array. */
    public Optional<List<String>> texts(String name) {
        return elements(name, element -> element instanceof String text ? text : null);
    }

    /** Leaves out of the elements of an array those of which {@code kind} makes nothing. */
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

    /** Says nothing of what is in it, which may be secret. */
    @Override
    public String toString() {
        return "a JSON object";
    }
}
