package io.github.ishardening.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An option that a script passes to the JVM. Options are found in the order in which the JVM reads them: the last one
 * counts. The script's variables are followed, and so are those that every JVM reads: {@code JAVA_TOOL_OPTIONS} and
 * {@code JDK_JAVA_OPTIONS} before the command line, {@code _JAVA_OPTIONS} after it. The server's main class turns its
 * own arguments into system properties, after all of these.
 *
 * @param argument the option as written
 * @param isCertain whether it is in the command itself, not in a variable that may be set on some paths only
 */
record Passed(Argument argument, boolean isCertain) {

    private static final List<String> BEFORE = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");
    private static final String BEHIND = "_JAVA_OPTIONS";
    private static final String VARIABLE = "\\$\\{?(\\w++)\\}?|%(\\w++)%|!(\\w++)!";
    private static final Pattern VARIABLES = Pattern.compile("(?:" + VARIABLE + ")++");
    private static final String BRACED = "\\$\\{[^\\s\"'{}]*+\\}";
    private static final String IN_SHELL = "(?:" + BRACED + "|[^\\s\"'\\\\`;&|)}])*+";
    private static final String IN_BATCH = "[^\\s\"'&|)]*+";
    /** A value, quoted or not, and what follows the quotes. */
    private static final String VALUE = "(\\\\?[\"']?)(%1$s)\\2((?<=[\"'])%1$s)?";

    private static final int VALUE_GROUP = 3;
    private static final int REST_GROUP = 4;

    /** All occurrences of an option. */
    static List<Passed> of(Variables variables, String path, String option) {
        return new Search(variables, option).run(path);
    }

    /** The value that it gives the option, and its line. */
    StartScript.Setting setting(String option, String text) {
        return new StartScript.Setting(argument.value(option), argument.span().line(text));
    }

    private static final class Search {

        private final Variables variables;
        private final Shape shape;
        private final String text;
        private final String option;
        private final Pattern inVariable;
        private final List<Passed> found = new ArrayList<>();

        Search(Variables variables, String option) {
            this.variables = variables;
            this.shape = variables.shape();
            this.text = variables.text();
            this.option = option;
            String value = VALUE.formatted(shape == Shape.BATCH ? IN_BATCH : IN_SHELL);
            String passed = option.endsWith("=")
                    ? "(%s)(?:=%s|(?=[\\s\"'\\\\`;&|)}]|$))"
                            .formatted(Pattern.quote(option.substring(0, option.length() - 1)), value)
                    : "(%s)%s".formatted(Pattern.quote(option), value);
            this.inVariable = Pattern.compile("(?<![\\w-])" + passed + "|" + VARIABLE);
        }

        List<Passed> run(String path) {
            BEFORE.forEach(variable -> follow(variable, new HashSet<>()));
            shape.ahead(path, text).forEach(this::take);
            follow(BEHIND, new HashSet<>());
            if (option.startsWith("-D")) {
                shape.behind(text).stream().map(this::ofMain).forEach(this::take);
            }
            return found;
        }

        /** The main class reads a property without a value as {@code true}, the JVM as empty. */
        private Argument ofMain(Argument argument) {
            return argument.isBare(option) ? argument.meaning(option + "true") : argument;
        }

        private void take(Argument argument) {
            if (argument.is(option)) {
                found.add(new Passed(argument, true));
            } else if (VARIABLES.matcher(argument.meant()).matches()) {
                follow(argument.span(), new HashSet<>());
            }
        }

        private void follow(String variable, Set<String> seen) {
            if (seen.add(variable)) {
                variables.values(variable).forEach(value -> follow(value, seen));
            }
        }

        private void follow(Span value, Set<String> seen) {
            var matcher = inVariable.matcher(text).region(value.start(), value.end());
            while (matcher.find()) {
                if (matcher.group(1) != null) {
                    found.add(new Passed(
                            new Argument(
                                    new Span(matcher.start(), matcher.end()),
                                    matcher.group(),
                                    option + text(matcher, VALUE_GROUP) + text(matcher, REST_GROUP),
                                    true),
                            false));
                } else {
                    for (int group = REST_GROUP + 1; group <= matcher.groupCount(); group++) {
                        if (matcher.group(group) != null) {
                            follow(matcher.group(group), seen);
                        }
                    }
                }
            }
        }

        private static String text(Matcher matcher, int group) {
            return matcher.group(group) == null ? "" : matcher.group(group);
        }
    }
}
