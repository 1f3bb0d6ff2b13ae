package io.github.ishardening.server;

import io.github.ishardening.file.LineCounter;
import io.github.ishardening.script.StartScript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Java versions that a start script accepts. It compares the first two numbers of a version as four digits: 1.7 is
 * {@code 0107} there, 17 is {@code 1700}.
 *
 * @param line the line of the comparison in the script, counted from 1
 * @param oldest the oldest version
 * @param newest the newest version
 */
public record SupportedJava(int line, int oldest, int newest) {

    private static final String VERSION = "\\$java_version_formatted";
    private static final Pattern BOUNDS =
            Pattern.compile(VERSION + " -lt (\\d\\d)(\\d\\d) .{0,100}?" + VERSION + " -gt (\\d\\d)(\\d\\d) ");
    /** Java versions with long-term support, one of which a server runs on. */
    private static final List<Integer> LONG_TERM = List.of(8, 11, 17, 21, 25);

    /** The versions that a script accepts, if it is a shell script of the usual form. */
    public static Optional<SupportedJava> of(StartScript script) {
        String text = new String(script.content(), StandardCharsets.ISO_8859_1);
        var bounds = BOUNDS.matcher(text);
        if (!bounds.find()) {
            return Optional.empty();
        }
        return Optional.of(new SupportedJava(
                        new LineCounter(text).lineAt(bounds.start()),
                        version(bounds.group(1), bounds.group(2)),
                        version(bounds.group(3), bounds.group(4))))
                .filter(supported -> !supported.versions().isEmpty());
    }

    /** The accepted versions with long-term support, such as {@code 11, 17 or 21}. */
    public String versions() {
        var versions = LONG_TERM.stream()
                .filter(version -> oldest <= version && version <= newest)
                .map(version -> Integer.toString(version))
                .toList();
        int last = versions.size() - 1;
        return last < 1
                ? String.join("", versions)
                : String.join(", ", versions.subList(0, last)) + " or " + versions.get(last);
    }

    /** Whether the script accepts this version, such as 17. */
    public boolean takes(int version) {
        return oldest <= version && version <= newest;
    }

    private static int version(String first, String second) {
        return Integer.parseInt(first.equals("01") ? second : first);
    }
}
