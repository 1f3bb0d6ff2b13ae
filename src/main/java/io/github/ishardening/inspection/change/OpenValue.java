package io.github.ishardening.inspection.change;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tracks where the value of a secret ends, which may be in a later line. */
final class OpenValue {

    /** The pattern of a text in quotes of any kind. */
    static final String QUOTED = "(?:\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|\\\\\"[^\"]*+\"|&quot;(?:(?!&quot;).)*+&quot;)";

    private static final Pattern WHOLE = Pattern.compile(QUOTED + "(?=[\\s,;&}\\])/>\"']|$)");
    private static final Pattern BARE =
            Pattern.compile("(?:[0-9.]++|true|false|null)(?=\\s*[,}\\]])|(?:\\\\.|[^\\s<>\"'\\\\])++");
    private static final Pattern COMMENT = Pattern.compile(QUOTED + "|#.*");

    private static final String CONTINUATION = "\\";
    private static final List<String> LONG_QUOTES = List.of("\"\"\"", "'''");

    /** Tests whether the value of a secret continues after a line; null outside of one. */
    private Predicate<String> open;
    /** Whether a secret's name has been read, and its value is still to come. */
    private boolean isAwaited;

    /** Whether later lines belong to the value. */
    boolean isOpen() {
        return open != null || isAwaited;
    }

    /** Whether the value continues in this line. */
    boolean goesOnIn(String line) {
        if (open == null) {
            return false;
        }
        open = open.test(line) ? open : null;
        return true;
    }

    /** Whether the value is still to come and may be in this line; ends the wait at a line that isn't blank. */
    boolean mayBeIn(String line) {
        boolean isDue = isAwaited && !line.isBlank();
        isAwaited &= line.isBlank();
        return isDue;
    }

    /** Continues the value in later lines, up to and including the first for which the test fails. */
    void goOn(Predicate<String> further) {
        open = further;
    }

    /**
     * Returns where the value of a secret ends in a line; remembers if it continues in later ones.
     *
     * @param from where it begins
     * @param isAll whether it extends to the end of the line if it has no quotes
     */
    int end(String line, int from, boolean isAll) {
        if (from == line.length()) {
            isAwaited = true;
            return from;
        }
        for (String quotes : LONG_QUOTES) {
            if (line.startsWith(quotes, from)) {
                open = line.indexOf(quotes, from + quotes.length()) < 0 ? next -> !next.contains(quotes) : null;
                return line.length();
            }
        }
        if ("[{".indexOf(line.charAt(from)) >= 0) {
            int depth = depth(line.substring(from));
            open = depth > 0 ? new Brackets(depth) : null;
            return line.length();
        }
        var whole = WHOLE.matcher(line).region(from, line.length());
        if (whole.lookingAt()) {
            return whole.end();
        }
        if (isAll && line.endsWith(CONTINUATION)) {
            open = next -> next.endsWith(CONTINUATION);
        }
        var bare = BARE.matcher(line).region(from, line.length());
        return !isAll && bare.lookingAt() ? bare.end() : line.length();
    }

    /** Brackets that are still to be closed. */
    private static final class Brackets implements Predicate<String> {

        private int depth;

        Brackets(int depth) {
            this.depth = depth;
        }

        @Override
        public boolean test(String line) {
            depth += depth(line);
            return depth > 0;
        }
    }

    /** How many more brackets a line opens than it closes. */
    private static int depth(String line) {
        return COMMENT.matcher(line)
                .replaceAll("")
                .chars()
                .map(c -> c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0)
                .sum();
    }
}
