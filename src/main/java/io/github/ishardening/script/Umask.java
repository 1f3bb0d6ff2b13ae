package io.github.ishardening.script;

import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The {@code umask} of a shell script: the permissions that files created by it and its child processes don't get. */
final class Umask {

    /** At the beginning of a command; with an option but no mask, the command prints the current mask. */
    private static final Pattern COMMAND = Pattern.compile("(?:^|[;&|{]|\\b(?:then|else|do)\\b)[ \\t]*+umask[ \\t]++"
            + "(?:-S[ \\t]++)?+([^-\\s;&|)#<>][^\\s;&|)]*+)");

    private static final Pattern NO_COMMAND = Pattern.compile("\\s*+(?:#.*+)?+");

    private Umask() {}

    /** Each mask that a line sets for the script itself, not in a subshell, string or comment. */
    static List<MatchResult> in(String text, Span line) {
        var own = own(line.in(text));
        return COMMAND.matcher(text)
                .region(line.start(), line.end())
                .useAnchoringBounds(true)
                .results()
                .filter(found -> own.get(found.start(1) - line.start()))
                .toList();
    }

    /** The positions in a line at which commands are the script's own. */
    private static BitSet own(String line) {
        var own = new BitSet();
        char quote = 0;
        int subshells = 0;
        for (int at = 0; at < line.length(); at++) {
            own.set(at, quote == 0 && subshells == 0);
            char next = line.charAt(at);
            if (next == '\\' && quote != '\'') {
                at++;
            } else if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if (next == '"' || next == '\'') {
                quote = next;
            } else if (next == '#' && (at == 0 || " \t;&|(".indexOf(line.charAt(at - 1)) >= 0)) {
                return own;
            } else if (next == '(') {
                subshells++;
            } else if (next == ')') {
                // The parenthesis of a case pattern closes no subshell.
                subshells = Math.max(0, subshells - 1);
            }
        }
        return own;
    }

    /** The text with a umask command before its first command. */
    static String inserted(String text, String mask) {
        int start = Span.lines(text).stream()
                .filter(line -> !NO_COMMAND.matcher(line.in(text)).matches())
                .mapToInt(Span::start)
                .findFirst()
                .orElse(0);
        return text.substring(0, start) + "umask " + mask + "\n\n" + text.substring(start);
    }
}
