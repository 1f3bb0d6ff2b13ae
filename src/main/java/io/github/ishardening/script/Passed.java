package io.github.ishardening.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a script gives an option to the JVM, in the order in which the JVM takes it: the last one counts. What stands in
 * variables of the script is followed, and so are those that every JVM reads: {@code JAVA_TOOL_OPTIONS} and
 * {@code JDK_JAVA_OPTIONS} before the command line, {@code _JAVA_OPTIONS} behind it. The server's main class makes system
 * properties of its own arguments, later than all of these.
 *
 * @param argument the option as it is written there
 * @param isCertain whether it stands in the command itself, not in a variable that might be set on some way only
 */
record Passed(Argument argument, boolean isCertain) {

    private static final List<String> BEFORE = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");
    private static final String BEHIND = "_JAVA_OPTIONS";
    private static final String VARIABLE = "\\$\\{?(\\w++)\\}?|%(\\w++)%|!(\\w++)!";
    private static final Pattern VARIABLES = Pattern.compile("(?:" + VARIABLE + ")++");
    private static final String VALUE = "(\\\\?[\"']?)([^\\s\"'\\\\`;&|)}]*+)\\2";

    /** All of them. */
    static List<Passed> of(Shape shape, String path, String text, String option) {
        return new Search(shape, text, option).run(path);
    }

    private static final class Search {

        private final Shape shape;
        private final String text;
        private final String option;
        private final Pattern inVariable;
        private final List<Passed> found = new ArrayList<>();

        Search(Shape shape, String text, String option) {
            this.shape = shape;
            this.text = text;
            this.option = option;
            this.inVariable = Pattern.compile("(?<![\\w-])(" + Pattern.quote(option) + ")" + VALUE + "|" + VARIABLE);
        }

        List<Passed> run(String path) {
            BEFORE.forEach(variable -> follow(variable, new HashSet<>()));
            shape.ahead(path, text).forEach(this::take);
            follow(BEHIND, new HashSet<>());
            if (option.startsWith("-D")) {
                shape.behind(text).forEach(this::take);
            }
            return found;
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
                shape.values(text, variable).forEach(value -> follow(value, seen));
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
                                    option + matcher.group(3),
                                    true),
                            false));
                } else {
                    for (int group = 4; group <= matcher.groupCount(); group++) {
                        if (matcher.group(group) != null) {
                            follow(matcher.group(group), seen);
                        }
                    }
                }
            }
        }
    }
}
