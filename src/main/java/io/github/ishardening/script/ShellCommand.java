package io.github.ishardening.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The command that starts a server in a shell script: an option per line, each but the last continued by a backslash.
 */
final class ShellCommand {

    private static final String QUOTES = "\"'";

    /** The characters that end a word of a shell script. */
    private static final String ENDS = " \t\r\n;&|)";

    /** Longer than any value of a variable. */
    private static final int LONGEST = 1 << 14;

    private ShellCommand() {}

    /** The pieces of the text that contain the options of the only such command. */
    static List<Span> options(String path, String text) {
        List<Span> lines = Span.lines(text).stream()
                .filter(line -> !line.in(text).stripLeading().startsWith("#"))
                .toList();
        List<Span> starts = lines.stream()
                .filter(line -> line.in(text).contains(Shape.MAIN_CLASS))
                .toList();
        if (starts.size() != 1) {
            throw Shape.unknown(path, "one command that runs " + Shape.MAIN_CLASS + ", found " + starts.size());
        }
        int last = lines.indexOf(starts.get(0));
        List<Span> options = new ArrayList<>();
        options.add(new Span(
                lines.get(last).start(),
                text.indexOf(Shape.MAIN_CLASS, lines.get(last).start())));
        for (int i = last - 1; i >= 0 && isContinued(text, lines.get(i)); i--) {
            options.add(new Span(lines.get(i).start(), lines.get(i).end() - 1));
        }
        Collections.reverse(options);
        return options;
    }

    /** The word that begins at a position, up to the first character outside quotes that ends a word. */
    static Span word(String text, int start) {
        char open = 0;
        int at = start;
        int last = Math.min(text.length(), start + LONGEST);
        for (; at < last; at++) {
            char character = text.charAt(at);
            if (character == '\\') {
                at++;
            } else if (open == 0 && ENDS.indexOf(character) >= 0) {
                break;
            } else if (open == 0 && QUOTES.indexOf(character) >= 0) {
                open = character;
            } else if (character == open) {
                open = 0;
            }
        }
        return new Span(start, Math.min(at, text.length()));
    }

    /** The text with one more option after an existing argument: on the next line if the command continues there. */
    static String inserted(String text, Argument anchor, String option) {
        Span line = Span.lines(text).stream()
                .filter(candidate -> candidate.start() <= anchor.span().start()
                        && anchor.span().end() <= candidate.end())
                .findFirst()
                .orElseThrow();
        String rest = text.substring(anchor.span().end(), line.end());
        if (!rest.strip().equals("\\")) {
            return Shape.BATCH.inserted(text, anchor, option);
        }
        int next = text.indexOf('\n', line.end()) + 1;
        String indent = line.in(text)
                .substring(
                        0, line.in(text).length() - line.in(text).stripLeading().length());
        return text.substring(0, next)
                + (indent.isEmpty() ? "    " : indent)
                + option
                + " \\"
                + text.substring(line.end(), next)
                + text.substring(next);
    }

    private static boolean isContinued(String text, Span line) {
        return line.end() > line.start() && text.charAt(line.end() - 1) == '\\';
    }
}
