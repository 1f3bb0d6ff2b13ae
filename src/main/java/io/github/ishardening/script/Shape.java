package io.github.ishardening.script;

import io.github.ishardening.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a kind of script holds the options of the JVM that it starts. */
enum Shape {
    /** A shell script: one {@code java} command, an option a line, each line but the last continued by a backslash. */
    SHELL("\"'") {
        @Override
        List<Span> options(String path, String text) {
            List<Span> lines = Span.lines(text).stream()
                    .filter(line -> !line.in(text).stripLeading().startsWith("#"))
                    .toList();
            List<Span> starts = lines.stream()
                    .filter(line -> line.in(text).contains(MAIN_CLASS))
                    .toList();
            if (starts.size() != 1) {
                throw unknown(path, "one command that runs " + MAIN_CLASS + ", found " + starts.size());
            }
            int last = lines.indexOf(starts.get(0));
            List<Span> options = new ArrayList<>();
            options.add(new Span(
                    lines.get(last).start(),
                    text.indexOf(MAIN_CLASS, lines.get(last).start())));
            for (int i = last - 1; i >= 0 && isContinued(text, lines.get(i)); i--) {
                options.add(new Span(lines.get(i).start(), lines.get(i).end() - 1));
            }
            Collections.reverse(options);
            return options;
        }

        @Override
        List<Span> memory(String path, String text) {
            List<Span> memory = new ArrayList<>(Span.lines(text).stream()
                    .filter(line -> MEMORY.matcher(line.in(text)).lookingAt())
                    .toList());
            memory.addAll(options(path, text));
            return memory;
        }

        @Override
        String inserted(String text, Argument anchor, String option) {
            Span line = Span.lines(text).stream()
                    .filter(candidate -> candidate.start() <= anchor.span().start()
                            && anchor.span().end() <= candidate.end())
                    .findFirst()
                    .orElseThrow();
            String rest = text.substring(anchor.span().end(), line.end());
            if (!rest.strip().equals("\\")) {
                return BATCH.inserted(text, anchor, option);
            }
            int next = text.indexOf('\n', line.end()) + 1;
            String indent = line.in(text)
                    .substring(
                            0,
                            line.in(text).length()
                                    - line.in(text).stripLeading().length());
            return text.substring(0, next)
                    + (indent.isEmpty() ? "    " : indent)
                    + option
                    + " \\"
                    + text.substring(line.end(), next)
                    + text.substring(next);
        }
    },

    /** A Windows batch file: every option in {@code set CMD_LINE_ARGS=}. */
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
        List<Span> memory(String path, String text) {
            return options(path, text);
        }

        @Override
        String inserted(String text, Argument anchor, String option) {
            int end = anchor.span().end();
            return text.substring(0, end) + " " + option + text.substring(end);
        }
    };

    static final String MAIN_CLASS = "org.wso2.carbon.bootstrap.Bootstrap";
    private static final Pattern MEMORY = Pattern.compile("\\s*(export\\s+)?JVM_MEM_OPTS=");
    private static final Pattern ARGUMENTS = Pattern.compile("\\s*@?set\\s+CMD_LINE_ARGS=", Pattern.CASE_INSENSITIVE);

    private final String quotes;

    Shape(String quotes) {
        this.quotes = quotes;
    }

    /** The shape that goes with a file name. */
    static Shape of(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".bat") ? BATCH : SHELL;
    }

    /** The pieces of the text that hold JVM options, in the order in which the JVM gets them. */
    abstract List<Span> options(String path, String text);

    /** The pieces of the text that may say how much memory the JVM takes, in the order in which it gets them. */
    abstract List<Span> memory(String path, String text);

    /** The text with one more option behind an argument that is there. */
    abstract String inserted(String text, Argument anchor, String option);

    /** The arguments among the options. */
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
                "doesn't look like a start script of WSO2: looked for " + lookedFor + ".",
                "Put the script of the stock distribution back, or exclude the controls that edit it.");
    }

    private static boolean isContinued(String text, Span line) {
        return line.end() > line.start() && text.charAt(line.end() - 1) == '\\';
    }
}
