package io.github.ishardening.server;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.secret.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A setting in {@code deployment.toml} that contains a secret or a reference to one.
 *
 * @param key the dotted key that has a line: of the secret itself, or of the array that contains it
 * @param inside the names and indexes (from 0) that lead to the secret in the value of the key; empty if it is the
 *     value
 * @param label the key in messages: with the name inside an entry of an array of tables
 * @param kind the kind of the text
 * @param isWhole whether the whole text is the secret, so that a reference can replace it
 * @param text the text; never to be shown
 */
public record SecretSetting(String key, List<Object> inside, String label, Kind kind, boolean isWhole, String text) {

    /** The kinds of a setting's text. */
    public enum Kind {
        /** The secret itself. */
        CLEAR,
        /** An environment variable or system property, whose value the server copies in plain text. */
        VARIABLE,
        /** A reference to the vault or to another key. */
        REFERENCE
    }

    private static final String VALUE = ".value";

    /** Copies the steps. */
    public SecretSetting {
        inside = List.copyOf(inside);
    }

    /** All settings of a file that contain secrets, in its order; except {@code [secrets]}, which is encrypted. */
    public static List<SecretSetting> of(DeploymentToml toml) {
        var found = new ArrayList<SecretSetting>();
        for (String key : toml.keys()) {
            if (!key.startsWith("secrets.")) {
                toml.value(key).ifPresent(value -> collect(key, List.of(), named(toml, key), value, found));
            }
        }
        return found;
    }

    /** Whether the secret is the value of the key, and not in an array. */
    public boolean isValue() {
        return inside.isEmpty();
    }

    /**
     * Whether the server resolves a variable here: never in an array directly inside another.
     *
     * @param inTables whether it does so in the tables of arrays
     */
    public boolean takesVariables(boolean inTables) {
        boolean isInTable = inside.stream().anyMatch(String.class::isInstance);
        boolean isNested = IntStream.range(1, inside.size())
                .anyMatch(step -> inside.get(step - 1) instanceof Integer && inside.get(step) instanceof Integer);
        return (inTables || !isInTable) && !isNested;
    }

    private static void collect(
            String key, List<Object> inside, String label, Object value, List<SecretSetting> found) {
        if (value instanceof String text) {
            add(key, inside, label, text, found);
        } else if (value instanceof Map<?, ?> table) {
            table.forEach((name, element) -> collect(
                    key,
                    step(inside, name),
                    name.equals("value") && table.get("name") instanceof String property
                            ? label + "." + property
                            : label + "." + name,
                    element,
                    found));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(key, step(inside, i), label, list.get(i), found);
            }
        }
    }

    private static void add(String key, List<Object> inside, String label, String text, List<SecretSetting> found) {
        if (SecretText.isSecret(label, text)) {
            String clear = SecretText.withoutReferences(text);
            found.add(new SecretSetting(key, inside, label, kind(text), clear.equals(text), text));
        } else {
            SecretText.within(text)
                    .map(SecretSetting::kind)
                    .min(Kind::compareTo)
                    .ifPresent(kind -> found.add(new SecretSetting(key, inside, label, kind, false, text)));
        }
    }

    /** The key of a property's value for messages: with the property's name, if it is next to the value. */
    private static String named(DeploymentToml toml, String key) {
        if (!key.endsWith(VALUE)) {
            return key;
        }
        String table = key.substring(0, key.length() - VALUE.length());
        return toml.string(table + ".name").map(name -> table + "." + name).orElse(key);
    }

    private static List<Object> step(List<Object> inside, Object step) {
        var steps = new ArrayList<>(inside);
        steps.add(step);
        return steps;
    }

    private static Kind kind(String text) {
        if (!SecretText.withoutReferences(text).isBlank()) {
            return Kind.CLEAR;
        }
        return text.contains("$env{") || text.contains("$sys{") ? Kind.VARIABLE : Kind.REFERENCE;
    }

    /** Omits the text. */
    @Override
    public String toString() {
        return label + " (" + kind + ")";
    }
}
