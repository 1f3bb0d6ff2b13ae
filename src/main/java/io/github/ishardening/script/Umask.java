package io.github.ishardening.script;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The {@code umask} of a shell script: which rights the files don't get that it and what it starts make. */
final class Umask {

    /** At the beginning of a command; an option prints the mask and sets none. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:^|[;&|({]|\\b(?:then|else|do)\\b)[ \\t]*+umask[ \\t]++([^-\\s;&|)][^\\s;&|)]*+)");

    private static final Pattern NO_COMMAND = Pattern.compile("\\s*+(?:#.*+)?+");

    private Umask() {}

    /** Each mask that a line sets. */
    static List<MatchResult> in(String text, Span line) {
        return COMMAND.matcher(text)
                .region(line.start(), line.end())
                .useAnchoringBounds(true)
                .results()
                .toList();
    }

    /** The text with a mask ahead of its first command. */
    static String inserted(String text, String mask) {
        int start = Span.lines(text).stream()
                .filter(line -> !NO_COMMAND.matcher(line.in(text)).matches())
                .mapToInt(Span::start)
                .findFirst()
                .orElse(0);
        return text.substring(0, start) + "umask " + mask + "\n\n" + text.substring(start);
    }
}
