package io.github.ishardening.script;

import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The properties file with which YAJSW starts a server, {@code bin/yajsw/wrapper.conf}: numbered JVM options and
 * parameters of the main class.
 */
final class WrapperConf {

    /** The prefix of a JVM option. */
    static final String OPTION = "wrapper.java.additional.";

    /** The prefix of a parameter of the main class. */
    static final String PARAMETER = "wrapper.app.parameter.";

    private static final String LINE = "(?m)^[ \\t]*+%s([0-9]{1,9})[ \\t]*+(?:[=:]|(?<=[ \\t]))[ \\t]*+([^\\r\\n]*+)";
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    private WrapperConf() {}

    /** The values of the numbered properties with this prefix, in numerical order. */
    static List<Span> values(String text, String property) {
        return numbered(text, property)
                .sorted(Comparator.comparingInt(WrapperConf::number))
                .map(found -> new Span(found.start(2), found.end(2)))
                .toList();
    }

    /** An argument with the file's escapes resolved: a backslash escapes what follows. */
    static Argument unescaped(Argument argument) {
        return argument.meaning(ESCAPE.matcher(argument.meant())
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? found.group(2)
                                : String.valueOf((char) Integer.parseInt(found.group(1), 16)))));
    }

    /** The pattern of what precedes the value of a variable in the JVM's environment. */
    static Pattern environment(String variable) {
        return Pattern.compile("^\\s*+wrapper\\.app\\.env\\." + variable + "\\s*+[=:]");
    }

    /** The text with one more option, after the one with the highest number. */
    static String inserted(String text, String option) {
        MatchResult last = numbered(text, OPTION)
                .max(Comparator.comparingInt(WrapperConf::number))
                .orElseThrow();
        String before = text.substring(last.start(), last.start(1));
        String between = text.substring(last.end(1), last.start(2));
        String end = text.startsWith("\r\n", last.end()) ? "\r\n" : "\n";
        return text.substring(0, last.end())
                + end
                + before
                + (number(last) + 1)
                + between
                + option
                + text.substring(last.end());
    }

    private static Stream<MatchResult> numbered(String text, String property) {
        return Pattern.compile(LINE.formatted(Pattern.quote(property)))
                .matcher(text)
                .results();
    }

    private static int number(MatchResult found) {
        return Integer.parseInt(found.group(1));
    }
}
