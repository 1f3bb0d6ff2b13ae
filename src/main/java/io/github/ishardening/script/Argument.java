package io.github.ishardening.script;

import java.util.ArrayList;
import java.util.List;

/**
 * One argument of a command, as written and as the command gets it.
 *
 * @param span where it is in the script
 * @param written its text with quotes
 * @param meant its text without quotes
 * @param isClosed whether each of its quotes is closed within the options
 */
record Argument(Span span, String written, String meant, boolean isClosed) {

    /** The arguments in a span, separated by blanks outside these quotes. */
    static List<Argument> scan(String text, Span span, String quotes) {
        List<Argument> arguments = new ArrayList<>();
        int at = span.start();
        while (at < span.end()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            Argument argument = read(text, new Span(at, span.end()), quotes);
            arguments.add(argument);
            at = argument.span().end();
        }
        return arguments;
    }

    private static Argument read(String text, Span span, String quotes) {
        var meant = new StringBuilder();
        char open = 0;
        int at = span.start();
        for (; at < span.end(); at++) {
            char character = text.charAt(at);
            if (open == 0 && Character.isWhitespace(character)) {
                break;
            }
            if (open == 0 && quotes.indexOf(character) >= 0) {
                open = character;
            } else if (character == open) {
                open = 0;
            } else {
                meant.append(character);
            }
        }
        Span whole = new Span(span.start(), at);
        return new Argument(whole, whole.in(text), meant.toString(), open == 0);
    }

    /**
     * Whether this is an option: {@code -Xmx}, or {@code -Dname=} for a Java system property, with or without a value.
     */
    boolean is(String option) {
        return meant.startsWith(option) || isBare(option);
    }

    /** Whether this sets a Java system property without a value. */
    boolean isBare(String option) {
        return option.equals(meant + "=");
    }

    /** The same argument with another text without quotes. */
    Argument meaning(String other) {
        return new Argument(span, written, other, isClosed);
    }

    /** The value that follows the option. */
    String value(String option) {
        return isBare(option) ? "" : meant.substring(option.length());
    }

    /** The same argument with another value, quoted like this one. */
    String with(String option, String value) {
        String start = written.substring(0, 1);
        if (!start.equals("-")) {
            return start + option + value + start;
        }
        String found = written.substring(Math.min(option.length(), written.length()));
        boolean quoted = found.length() > 1 && found.equals(found.charAt(0) + value(option) + found.charAt(0));
        return quoted ? option + found.charAt(0) + value + found.charAt(0) : option + value;
    }
}
