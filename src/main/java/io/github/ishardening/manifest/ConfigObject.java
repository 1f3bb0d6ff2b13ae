package io.github.ishardening.manifest;

import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A ConfigMap or Secret: named files that can be mounted.
 *
 * @param kind {@link #CONFIG_MAP} or {@link #SECRET}
 * @param name its name
 * @param line the line of the manifest where it begins, counted from 1
 * @param entries the entries by key: {@code data} and {@code binaryData}; for a Secret {@code data} and
 *     {@code stringData}, which takes precedence
 */
public record ConfigObject(String kind, String name, int line, SortedMap<String, ConfigEntry> entries) {

    public static final String CONFIG_MAP = "ConfigMap";

    public static final String SECRET = "Secret";

    /** The keys that Kubernetes allows. */
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

    private static final Pattern LINE_END = Pattern.compile("[\\r\\n]");

    static boolean isOne(String kind) {
        return kind.equals(CONFIG_MAP) || kind.equals(SECRET);
    }

    /**
     * Reads a ConfigMap or Secret.
     *
     * @throws ProblemException if a key is invalid, a value isn't text or isn't Base64 as required, or the contents
     *     exceed the allowance
     */
    static ConfigObject of(String kind, String name, YamlValue value, Allowance allowance) {
        var entries = new TreeMap<String, ConfigEntry>();
        if (kind.equals(SECRET)) {
            value.get("data").ifPresent(data -> encoded(data, allowance, entries));
            value.get("stringData").ifPresent(data -> plain(data, allowance, entries));
        } else {
            value.get("data").ifPresent(data -> plain(data, allowance, entries));
            value.get("binaryData").ifPresent(data -> encoded(data, allowance, entries));
        }
        return new ConfigObject(kind, name, value.line(), Collections.unmodifiableSortedMap(entries));
    }

    /** Kind and name, for messages. */
    @Override
    public String toString() {
        return kind + " " + name;
    }

    private static void plain(YamlValue data, Allowance allowance, SortedMap<String, ConfigEntry> entries) {
        allowance
                .mapping(data)
                .forEach((key, value) -> entries.put(
                        valid(key, value),
                        new ConfigEntry(
                                allowance.text(value).getBytes(StandardCharsets.UTF_8),
                                value.line(),
                                value.firstLine())));
    }

    private static void encoded(YamlValue data, Allowance allowance, SortedMap<String, ConfigEntry> entries) {
        allowance
                .mapping(data)
                .forEach((key, value) -> entries.put(
                        valid(key, value),
                        new ConfigEntry(decoded(key, value, allowance), value.line(), OptionalInt.empty())));
    }

    private static byte[] decoded(String key, YamlValue value, Allowance allowance) {
        try {
            return Base64.getDecoder()
                    .decode(LINE_END.matcher(allowance.text(value)).replaceAll(""));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    value.where(),
                    "the value of %s must be Base64, but isn't.".formatted(key),
                    "Encode it with \"base64 -w0\", or put it in plain text under stringData.");
        }
    }

    private static String valid(String key, YamlValue value) {
        if (!KEY.matcher(key).matches() || key.startsWith("..") || key.equals(".")) {
            throw new ProblemException(
                    value.where(),
                    "the key of this value can't be a file name.",
                    "Kubernetes allows letters, digits, \"-\", \"_\" and \".\".");
        }
        return key;
    }
}
