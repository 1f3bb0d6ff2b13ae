package io.github.ishardening.control;

import io.github.ishardening.deployment.DeploymentToml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A setting of {@code deployment.toml} that holds a secret, or what stands for it.
 *
 * @param key the dotted key that can be edited and has a line
 * @param label the key as messages call it: with the name inside an entry of an array of tables
 * @param kind what stands there
 * @param isSettable whether the key is the secret itself, and not an array of tables with the secret in it
 * @param text what stands there; never to be shown
 */
record SecretSetting(String key, String label, Kind kind, boolean isSettable, String text) {

    /** What may stand for a secret. */
    enum Kind {
        /** The secret itself. */
        CLEAR,
        /** A variable of the environment or a system property, which the server copies in clear. */
        VARIABLE,
        /** A reference to the vault or to another key. */
        REFERENCE
    }

    private static final Pattern NAME =
            Pattern.compile("(?i)(.*[._])?(\\w*password|\\w*passwd|passphrase|\\w*pass|secret"
                    + "|\\w*_secret|\\w*(?-i:Secret|Password|Pass))");
    private static final List<String> KEYS = List.of("encryption.key", "encryption.old_key", "encryption.totpKey");

    /** Whether a key is called as if it held a secret. */
    static boolean isSecret(String key) {
        return NAME.matcher(key).matches() || KEYS.contains(key);
    }

    /** All settings of a file that hold secrets, in its order; {@code [secrets]} is left out, being encrypted. */
    static List<SecretSetting> of(DeploymentToml toml) {
        var settings = new ArrayList<SecretSetting>();
        for (String key : toml.keys()) {
            if (!key.startsWith("secrets.")) {
                toml.value(key).ifPresent(value -> collect(key, key, value, true, settings));
            }
        }
        return settings;
    }

    private static void collect(
            String key, String label, Object value, boolean settable, List<SecretSetting> settings) {
        if (value instanceof String text && isSecret(label) && !text.isBlank()) {
            settings.add(new SecretSetting(key, label, kind(text), settable, text));
        } else if (value instanceof Map<?, ?> table) {
            table.forEach((name, element) -> collect(key, label + "." + name, element, false, settings));
        } else if (value instanceof List<?> list) {
            list.stream()
                    .filter(Map.class::isInstance)
                    .forEach(element -> collect(key, label, element, false, settings));
        }
    }

    private static Kind kind(String text) {
        if (text.contains("$env{") || text.contains("$sys{")) {
            return Kind.VARIABLE;
        }
        return text.contains("$secret{") || text.contains("$ref{") || text.contains("${") ? Kind.REFERENCE : Kind.CLEAR;
    }

    /** Without the text. */
    @Override
    public String toString() {
        return label + " (" + kind + ")";
    }
}
