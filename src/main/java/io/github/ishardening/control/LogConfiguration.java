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

/** {@code log4j2.properties} while it is edited in place: comments, order and line ends of what isn't edited stay. */
final class LogConfiguration {

    /** Where it stands. */
    static final String PATH = "repository/conf/log4j2.properties";

    private static final Pattern PROPERTY =
            Pattern.compile("^([ \\t]*([^#!\\s=:][^\\s=:]*)[ \\t]*[=: \\t][ \\t]*)(.*?)([ \\t]*\\R?)$", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("appender\\.([^.]+)\\.type");
    private static final Pattern FILE_TYPE = Pattern.compile("(Rolling)?(RandomAccess)?File");

    private final List<String> lines;

    /** Reads the file. */
    LogConfiguration(byte[] content) {
        // Latin-1 is the encoding of properties files.
        String text = new String(content, StandardCharsets.ISO_8859_1);
        this.lines = new ArrayList<>(Arrays.asList(text.split("(?<=\\n)")));
    }

    /** The names of the appenders that write files and are in use. */
    List<String> fileAppenders() {
        List<String> used = get("appenders")
                .map(names -> Stream.of(names.split(",")).map(String::strip).toList())
                .orElseGet(List::of);
        return lines.stream()
                .map(PROPERTY::matcher)
                .filter(Matcher::matches)
                .filter(line -> FILE_TYPE.matcher(line.group(3)).matches())
                .map(line -> TYPE.matcher(line.group(2)))
                .filter(Matcher::matches)
                .map(type -> type.group(1))
                .filter(name -> used.isEmpty() || used.contains(name))
                .toList();
    }

    /** The value of a property; empty if there is none. */
    Optional<String> get(String key) {
        int index = index(key);
        return index < 0 ? Optional.empty() : Optional.of(match(index).group(3));
    }

    /** Whether a property below this prefix has this value. */
    boolean has(String prefix, String value) {
        return lines.stream()
                .map(PROPERTY::matcher)
                .filter(Matcher::matches)
                .anyMatch(line ->
                        line.group(2).startsWith(prefix) && line.group(3).equals(value));
    }

    /** The line of a property, counted from 1; empty if there is none. */
    OptionalInt line(String key) {
        int index = index(key);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }

    /** Sets a property: where it stands, or else behind another one that is there. */
    void set(String key, String value, String behind) {
        int index = index(key);
        if (index >= 0) {
            Matcher line = match(index);
            lines.set(index, line.group(1) + value + line.group(4));
        } else {
            int anchor = index(behind);
            String end = lines.get(anchor).endsWith("\r\n") ? "\r\n" : "\n";
            if (!lines.get(anchor).endsWith("\n")) {
                lines.set(anchor, lines.get(anchor) + end);
            }
            lines.add(anchor + 1, key + " = " + value + end);
        }
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
