package io.github.ishardening.inspection.change;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Where the value of a secret ends, which may be in a line to come. */
final class OpenValue {

    /** What stands in quotes of any kind, as a pattern. */
    static final String QUOTED = "(?:\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|\\\\\"[^\"]*+\"|&quot;(?:(?!&quot;).)*+&quot;)";

    private static final Pattern WHOLE = Pattern.compile(QUOTED + "(?=[\\s,;&}\\])/>\"']|$)");
    private static final Pattern BARE =
            Pattern.compile("(?:[0-9.]++|true|false|null)(?=\\s*[,}\\]])|(?:\\\\.|[^\\s<>\"'\\\\])++");
    private static final Pattern COMMENT = Pattern.compile(QUOTED + "|#.*");

    private static final String CONTINUATION = "\\";
    private static final List<String> LONG_QUOTES = List.of("\"\"\"", "'''");

    /** Whether the value of a secret goes on behind a line; null outside of one. */
    private Predicate<String> open;
    /** Whether a secret's name has been read, and its value is still to come. */
    private boolean isAwaited;

    /** Whether lines to come belong to it. */
    boolean isOpen() {
        return open != null || isAwaited;
    }

    /** Whether it goes on in this line. */
    boolean goesOnIn(String line) {
        if (open == null) {
            return false;
        }
        open = open.test(line) ? open : null;
        return true;
    }

    /** Whether it is still to come and may be in this line; it is awaited no longer than the next line that isn't blank. */
    boolean mayBeIn(String line) {
        boolean isDue = isAwaited && !line.isBlank();
        isAwaited &= line.isBlank();
        return isDue;
    }

    /** Lines to come belong to it as long as this says so, and the one that doesn't. */
    void goOn(Predicate<String> further) {
        open = further;
    }

    /**
     * Where the value of a secret ends; notes it if that is in a line to come.
     *
     * @param from where it begins
     * @param isAll whether it goes to the end of the line if it has no quotes
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

    /** How many brackets a line opens more than it closes. */
    private static int depth(String line) {
        return COMMENT.matcher(line)
                .replaceAll("")
                .chars()
                .map(c -> c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0)
                .sum();
    }
}
