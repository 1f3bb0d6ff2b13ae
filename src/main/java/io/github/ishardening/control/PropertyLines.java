package io.github.ishardening.control;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A properties file while it is edited in place: comments, order and line ends of what isn't edited stay. */
final class PropertyLines {

    private static final Pattern PROPERTY =
            Pattern.compile("^([ \\t]*([^#!\\s=:][^\\s=:]*)[ \\t]*[=: \\t][ \\t]*)(.*?)([ \\t]*\\R?)$", Pattern.DOTALL);

    private final List<String> lines;

    /** Reads the file. */
    PropertyLines(byte[] content) {
        // Latin-1 is the encoding of properties files.
        String text = new String(content, StandardCharsets.ISO_8859_1);
        this.lines = new ArrayList<>(Arrays.asList(text.split("(?<=\\n)")));
    }

    /**
     * A property that stands in the file.
     *
     * @param key its name
     * @param value its value, as it is written
     */
    record Property(String key, String value) {}

    /** All properties, in the order of the file. */
    Stream<Property> all() {
        return lines.stream()
                .map(PROPERTY::matcher)
                .filter(Matcher::matches)
                .map(line -> new Property(line.group(2), line.group(3)));
    }

    /** The value of a property; empty if there is none. */
    Optional<String> get(String key) {
        int index = index(key);
        return index < 0 ? Optional.empty() : Optional.of(match(index).group(3));
    }

    /** The line of a property, counted from 1; empty if there is none. */
    OptionalInt line(String key) {
        int index = index(key);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }

    /** Gives a property that stands in the file another value. */
    void replace(String key, String value) {
        int index = index(key);
        Matcher line = match(index);
        lines.set(index, line.group(1) + value + line.group(4));
    }

    /** Puts a new property behind another one that is there. */
    void insert(String key, String value, String behind) {
        int anchor = index(behind);
        String end = lines.get(anchor).endsWith("\r\n") ? "\r\n" : "\n";
        if (!lines.get(anchor).endsWith("\n")) {
            lines.set(anchor, lines.get(anchor) + end);
        }
        lines.add(anchor + 1, key + " = " + value + end);
    }

    /** The file as it is now. */
    byte[] content() {
        return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The last mention counts. */
    private int index(String key) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            Matcher line = PROPERTY.matcher(lines.get(i));
            if (line.matches() && line.group(2).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private Matcher match(int index) {
        Matcher line = PROPERTY.matcher(lines.get(index));
        if (!line.matches()) {
            throw new IllegalStateException("line " + (index + 1) + " was a property");
        }
        return line;
    }
}
