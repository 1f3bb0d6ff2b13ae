package io.github.ishardening.script;

import io.github.ishardening.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a kind of start script contains the options of its JVM. */
enum Shape {
    /**
     * A shell script: one {@code java} command, an option per line, each line but the last continued by a backslash.
     */
    SHELL("\"'") {
        @Override
        List<Span> options(String path, String text) {
            return ShellCommand.options(path, text);
        }

        @Override
        Pattern assignment(String variable) {
            return Pattern.compile("(?<![\\w$-])%1$s\\+?=|\\$\\{%1$s:?[=-]".formatted(variable));
        }

        @Override
        Span assigned(String text, Span line, int start) {
            return ShellCommand.word(text, start);
        }

        @Override
        String inserted(String text, Argument anchor, String option) {
            return ShellCommand.inserted(text, anchor, option);
        }
    },

    /** A Windows batch file: all options in {@code set CMD_LINE_ARGS=}. */
    BATCH("\"") {
        @Override
        List<Span> options(String path, String text) {
            List<Span> options = new ArrayList<>();
            for (Span line : Span.lines(text)) {
                var assignment = ARGUMENTS.matcher(line.in(text));
                if (assignment.lookingAt()) {
                    options.add(new Span(line.start() + assignment.end(), line.end()));
                }
            }
            if (options.isEmpty()) {
                throw unknown(path, "a line that begins with set CMD_LINE_ARGS=, found none");
            }
            return options;
        }

        @Override
        List<Argument> ahead(String path, String text) {
            List<Argument> command = starts(text).stream()
                    .flatMap(line ->
                            Argument.scan(text, new Span(line.start(), text.indexOf(MAIN_CLASS, line.start())), "\"")
                                    .stream())
                    .toList();
            if (command.isEmpty()) {
                return arguments(path, text);
            }
            return command.stream()
                    .flatMap(argument -> argument.meant().equalsIgnoreCase("%CMD_LINE_ARGS%")
                            ? arguments(path, text).stream()
                            : Stream.of(argument))
                    .toList();
        }

        @Override
        Pattern assignment(String variable) {
            return Pattern.compile("\\bset\\s+\"?" + variable + "=", Pattern.CASE_INSENSITIVE);
        }

        @Override
        String folded(String text) {
            return text.toUpperCase(Locale.ROOT);
        }

        @Override
        String inserted(String text, Argument anchor, String option) {
            int end = anchor.span().end();
            return text.substring(0, end) + " " + option + text.substring(end);
        }
    },

    /**
     * The configuration of YAJSW, which runs the server as a service: one option each in {@code
     * wrapper.java.additional.1} and so on, in numerical order.
     */
    WRAPPER("\"") {
        @Override
        List<Span> options(String path, String text) {
            List<Span> options = WrapperConf.values(text, WrapperConf.OPTION);
            if (options.isEmpty()) {
                throw unknown(path, "a line that begins with wrapper.java.additional.1=, found none");
            }
            return options;
        }

        @Override
        List<Argument> ahead(String path, String text) {
            return arguments(path, text).stream().map(WrapperConf::unescaped).toList();
        }

        @Override
        List<Argument> behind(String text) {
            return WrapperConf.values(text, WrapperConf.PARAMETER).stream()
                    .flatMap(span -> Argument.scan(text, span, "\"").stream())
                    .map(WrapperConf::unescaped)
                    .toList();
        }

        @Override
        Pattern assignment(String variable) {
            return WrapperConf.environment(variable);
        }

        @Override
        String inserted(String text, Argument anchor, String option) {
            return WrapperConf.inserted(text, option);
        }
    };

    static final String MAIN_CLASS = "org.wso2.carbon.bootstrap.Bootstrap";

    private static final Pattern COMMENT = Pattern.compile("\\s*(#|::|@?rem\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ARGUMENTS = Pattern.compile("\\s*@?set\\s+CMD_LINE_ARGS=", Pattern.CASE_INSENSITIVE);

    private final String quotes;

    Shape(String quotes) {
        this.quotes = quotes;
    }

    /** The shape of a script, according to its file name. */
    static Shape of(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".conf")) {
            return WRAPPER;
        }
        return name.endsWith(".bat") ? BATCH : SHELL;
    }

    /** The pieces of the text that contain JVM options, in the order in which the JVM gets them. */
    abstract List<Span> options(String path, String text);

    /** The arguments before the main class, including those in the variable that contains most of them. */
    List<Argument> ahead(String path, String text) {
        return arguments(path, text);
    }

    /** The pattern of what precedes a value assigned to a variable. */
    abstract Pattern assignment(String variable);

    /** A text in the form in which it is compared with variable names. */
    String folded(String text) {
        return text;
    }

    /** The value assigned to a variable in a line. */
    Span assigned(String text, Span line, int start) {
        return new Span(start, line.end());
    }

    /** The values assigned to a variable, in the order of the text. */
    final List<Span> values(String text, String variable) {
        // Searches for plain text first, because most scripts have none of the variables that every JVM reads.
        String name = folded(variable);
        if (!folded(text).contains(name)) {
            return List.of();
        }
        Pattern assignment = assignment(Pattern.quote(variable));
        return lines(text, line -> folded(line.in(text)).contains(name))
                .flatMap(line -> assignment
                        .matcher(text)
                        .region(line.start(), line.end())
                        .useTransparentBounds(true)
                        .results()
                        .map(found -> assigned(text, line, found.end())))
                .toList();
    }

    /** The arguments of the server's main class. */
    List<Argument> behind(String text) {
        return starts(text).stream()
                .flatMap(line -> Argument.scan(
                        text,
                        new Span(text.indexOf(MAIN_CLASS, line.start()) + MAIN_CLASS.length(), line.end()),
                        quotes)
                        .stream())
                .toList();
    }

    /** The lines that start the server. */
    static List<Span> starts(String text) {
        return lines(text, line -> line.in(text).contains(MAIN_CLASS)).toList();
    }

    /** The wanted lines that aren't commented out. */
    static Stream<Span> lines(String text, Predicate<Span> wanted) {
        return Span.lines(text).stream()
                .filter(wanted)
                .filter(line ->
                        !COMMENT.matcher(text).region(line.start(), line.end()).lookingAt());
    }

    /** The text with one more option after an existing argument. */
    abstract String inserted(String text, Argument anchor, String option);

    /** The arguments in the options. */
    final List<Argument> arguments(String path, String text) {
        List<Argument> arguments = options(path, text).stream()
                .flatMap(span -> Argument.scan(text, span, quotes).stream())
                .toList();
        if (arguments.stream().noneMatch(argument -> argument.meant().startsWith("-"))) {
            throw unknown(path, "options of the java command, found none");
        }
        return arguments;
    }

    /** The problem of a script that isn't of this shape. */
    static ProblemException unknown(String path, String lookedFor) {
        return new ProblemException(
                path,
                "doesn't look like a WSO2 start script: expected " + lookedFor + ".",
                "Restore the script from the stock distribution, or exclude the controls that edit it.");
    }
}
