package io.github.ishardening.secret;

import io.github.ishardening.distribution.ByteOrderMark;
import io.github.ishardening.distribution.Utf8;
import io.github.ishardening.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Java properties files that contain secrets: read strictly, with line numbers but without ever quoting a line; written
 * sorted and undated, so that the same entries give the same bytes.
 */
final class PropertiesText {

    private static final String CURE = "Fix the line, or restore the file from a backup.";

    private PropertiesText() {}

    /** The entries of a file with this path in messages. */
    static SortedMap<String, String> parse(String where, byte[] content) {
        SortedMap<String, String> entries = new TreeMap<>();
        var logicalLine = new StringBuilder();
        int number = 0;
        int first = 1;
        for (String line : text(where, content).split("\\R", -1)) {
            number++;
            if (logicalLine.isEmpty()) {
                first = number;
            }
            logicalLine.append(line).append('\n');
            if (!isContinued(line, logicalLine)) {
                add(entries, where, first, logicalLine.toString());
                logicalLine.setLength(0);
            }
        }
        if (!logicalLine.isEmpty()) {
            throw broken(where, first, "ends in the middle of an entry.");
        }
        return entries;
    }

    private static String text(String where, byte[] content) {
        var decoded = Utf8.decode(content);
        if (decoded.isEmpty()) {
            throw new ProblemException(where, "is not UTF-8 text.", "Restore it from a backup.");
        }
        return ByteOrderMark.strip(decoded.get());
    }

    private static boolean isContinued(String line, CharSequence logicalLine) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        int first = 0;
        while (first < logicalLine.length() && Character.isWhitespace(logicalLine.charAt(first))) {
            first++;
        }
        boolean comment = first < logicalLine.length() && "#!".indexOf(logicalLine.charAt(first)) >= 0;
        return (line.length() - end) % 2 == 1 && !comment;
    }

    private static void add(Map<String, String> entries, String where, int number, String line) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw broken(where, number, "contains a broken \\u escape.");
        }
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name);
            if (name.isEmpty() || value.isEmpty()) {
                throw broken(where, number, "must have a name and a value.");
            }
            if (entries.putIfAbsent(name, value) != null) {
                throw broken(where, number, "repeats a name from an earlier line.");
            }
        }
    }

    private static ProblemException broken(String where, int number, String what) {
        return new ProblemException(where + ", line " + number, what, CURE);
    }

    /** The bytes of a file with this comment (one or more lines without {@code #}) and these entries. */
    static byte[] write(String comment, SortedMap<String, String> entries) {
        String head = comment.lines().map(line -> "# " + line + "\n").collect(Collectors.joining());
        String body = entries.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    /** One entry as a line, escaped as necessary. */
    static String line(String name, String value) {
        var properties = new Properties();
        properties.setProperty(name, value);
        var bytes = new ByteArrayOutputStream();
        try {
            properties.store(bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The JDK writes a date above the entry.
        return bytes.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
