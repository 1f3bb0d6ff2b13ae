package io.github.ishardening.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A properties file, edited in place: comments, order, and line endings of unedited lines are preserved. */
public final class PropertyLines {

    /** Blanks, name, separator and blanks, followed by the value. */
    private static final Pattern HEAD =
            Pattern.compile("[ \\t]*+([^#!\\s=:][^\\s=:]*+)(?:[ \\t]*+[=:]|[ \\t])[ \\t]*+");

    private static final String LINE_ENDS = "\n\r\f\u000B\u0085";

    private final List<String> lines;
    private Map<String, Integer> indexes;

    /** Reads the file. */
    public PropertyLines(byte[] content) {
        // Latin-1 is the encoding of properties files.
        String text = new String(content, StandardCharsets.ISO_8859_1);
        this.lines = new ArrayList<>(Arrays.asList(text.split("(?<=\\n)")));
        this.indexes = indexes();
    }

    /**
     * A property in the file.
     *
     * @param key its name
     * @param value its value, as written
     */
    public record Property(String key, String value) {}

    /** All properties, in the order of the file. */
    public Stream<Property> all() {
        return lines.stream()
                .map(Line::of)
                .flatMap(Optional::stream)
                .map(line -> new Property(line.key(), line.value()));
    }

    /** The value of a property; empty if there is none. */
    public Optional<String> get(String key) {
        int index = index(key);
        return index < 0 ? Optional.empty() : Optional.of(property(index).value());
    }

    /** The line number of a property, counted from 1; empty if there is none. */
    public OptionalInt line(String key) {
        int index = index(key);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }

    /** Replaces the value of an existing property. */
    public void replace(String key, String value) {
        int index = index(key);
        Line line = property(index);
        lines.set(index, line.head() + value + line.end());
    }

    /** Inserts a new property after an existing one. */
    public void insert(String key, String value, String behind) {
        int anchor = index(behind);
        String end = lines.get(anchor).endsWith("\r\n") ? "\r\n" : "\n";
        if (!lines.get(anchor).endsWith("\n")) {
            lines.set(anchor, lines.get(anchor) + end);
        }
        lines.add(anchor + 1, key + " = " + value + end);
        indexes = indexes();
    }

    /** The edited file. */
    public byte[] content() {
        return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The last occurrence of a key takes effect. */
    private Map<String, Integer> indexes() {
        var found = new HashMap<String, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            int index = i;
            Line.of(lines.get(i)).ifPresent(line -> found.put(line.key(), index));
        }
        return found;
    }

    private int index(String key) {
        return indexes.getOrDefault(key, -1);
    }

    private Line property(int index) {
        return Line.of(lines.get(index)).orElseThrow();
    }

    /**
     * A line with a property, in parts: everything before the value, including the name; the name; the value; the rest.
     */
    private record Line(String head, String key, String value, String end) {

        static Optional<Line> of(String text) {
            Matcher head = HEAD.matcher(text);
            if (!head.lookingAt()) {
                return Optional.empty();
            }
            int end = text.length();
            if (text.endsWith("\r\n")) {
                end -= 2;
            } else if (end > 0 && LINE_ENDS.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            end = Math.max(end, head.end());
            while (end > head.end() && " \t".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            return Optional.of(new Line(
                    text.substring(0, head.end()),
                    head.group(1),
                    text.substring(head.end(), end),
                    text.substring(end)));
        }
    }
}
