package io.github.ishardening.script;

import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a container gives to a start script of the shell: variables of its environment, and arguments. Shows the script with
 * these in the places where the shell puts them, so that whoever reads it sees what the JVM gets, in the order in which it
 * gets it. What the shell makes of an unquoted variable is words between blanks; quotes in it are no more than characters
 * (POSIX, Shell Command Language, 2.6.5).
 *
 * @param variables by name, of those in {@link #NAMES}; the others say nothing to the JVM
 * @param arguments what the script hands on to the server's main class
 */
public record Launch(SortedMap<String, String> variables, List<String> arguments) {

    /** The options that start scripts of WSO2 add to their own. */
    public static final String OPTIONS = "JAVA_OPTS";

    /** The memory, where a start script of WSO2 leaves it to the environment. */
    private static final String MEMORY = "JVM_MEM_OPTS";

    /** Those that every JVM or its launcher takes before the options of the command line. */
    private static final List<String> BEFORE = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    /** What every JVM takes behind them. */
    private static final String BEHIND = "_JAVA_OPTIONS";

    /** The variables from which the JVM gets options. */
    public static final List<String> NAMES = List.of(OPTIONS, MEMORY, "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", BEHIND);

    /** Where arguments of the container stand. */
    public static final String ARGUMENTS = "args";

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\n]+");
    private static final Pattern PLAIN = Pattern.compile("-[A-Za-z0-9._:,/+=@%-]*");

    /**
     * A script that reads as its shell does.
     *
     * @param content what it comes to
     * @param lines where each of its lines comes from
     */
    public record Shown(byte[] content, List<Line> lines) {}

    /**
     * Where a line comes from.
     *
     * @param number its number in the script itself, counted from 1
     * @param source the variable, or {@link #ARGUMENTS}, of which it is; empty where it is the script's own
     */
    public record Line(int number, Optional<String> source) {}

    /**
     * The script with all of this in its place.
     *
     * @param path its path in the distribution, for messages
     * @return empty if it doesn't take {@code JAVA_OPTS} although there are some: it isn't a shell script that starts a
     *     server, or never passes them to the JVM, or sets them itself
     */
    public Optional<Shown> in(String path, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (Shape.of(path) != Shape.SHELL) {
            return Optional.empty();
        }
        try {
            return new Writing(text, ShellCommand.options(path, text)).write();
        } catch (ProblemException e) {
            // The audit says what is wrong with the script.
            return Optional.empty();
        }
    }

    /** The words of a variable as the shell parts them, each quoted such that it is read as it is. */
    private static String words(String value) {
        return BLANKS.splitAsStream(value)
                .filter(word -> !word.isEmpty())
                .map(Launch::quoted)
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        // Scripts are read as Latin-1, byte by byte.
        String bytes = new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return "'" + bytes.replace("'", "'\"'\"'") + "'";
    }

    private final class Writing {

        private final String text;
        private final List<Span> command;
        private final StringBuilder written = new StringBuilder();
        private final List<Line> lines = new ArrayList<>();
        private int number;
        private boolean passesOptions;

        Writing(String text, List<Span> command) {
            this.text = text;
            this.command = command;
        }

        Optional<Shown> write() {
            for (Span line : Span.lines(text)) {
                number++;
                int rest = command.stream()
                        .filter(span -> span.start() == line.start())
                        .findFirst()
                        .map(options -> commandLine(line, options))
                        .orElse(line.start());
                int next = text.indexOf('\n', line.end()) + 1;
                add(text.substring(rest, next == 0 ? text.length() : next), Optional.empty());
            }
            boolean isTaken = !variables.containsKey(OPTIONS) || (passesOptions && !setsOptions());
            return isTaken
                    ? Optional.of(new Shown(written.toString().getBytes(StandardCharsets.ISO_8859_1), lines))
                    : Optional.empty();
        }

        /** One line of the command, parted where something comes in; returns where its last part begins. */
        private int commandLine(Span line, Span options) {
            int at = line.start();
            boolean isAhead = options.equals(command.get(0));
            for (Argument argument : Argument.scan(text, options, "\"'")) {
                if (isAhead) {
                    at = ownUntil(at, argument.span().end());
                    BEFORE.forEach(this::insert);
                    isAhead = false;
                }
                if (isReference(argument, MEMORY) && variables.containsKey(MEMORY)) {
                    ownUntil(at, argument.span().start());
                    at = argument.span().end();
                    insert(MEMORY);
                } else if (isReference(argument, OPTIONS)) {
                    passesOptions = true;
                    at = ownUntil(at, argument.span().start());
                    insert(OPTIONS);
                }
            }
            if (options.end() == text.indexOf(Shape.MAIN_CLASS, line.start())) {
                at = ownUntil(at, options.end());
                insert(BEHIND);
                at = mainClass(at);
            }
            return at;
        }

        private int mainClass(int at) {
            int end = at + Shape.MAIN_CLASS.length();
            if (!arguments.isEmpty()) {
                String quoted = arguments.stream().map(Launch::quoted).collect(Collectors.joining(" "));
                add(Shape.MAIN_CLASS + " " + quoted + " \\\n", Optional.of(ARGUMENTS));
                return end;
            }
            return at;
        }

        /** Whether it is the variable, and nothing else. */
        private boolean isReference(Argument argument, String variable) {
            return Stream.of("$" + variable, "${" + variable + "}").anyMatch(argument.meant()::equals);
        }

        /** Whether the script itself sets the options, so that those of the environment are lost. */
        private boolean setsOptions() {
            return Shape.SHELL.values(text, OPTIONS).stream()
                    .filter(value -> !DebugSwitch.holds(Shape.SHELL, text, value.start()))
                    .anyMatch(value -> !value.in(text).contains("$" + OPTIONS)
                            && !value.in(text).contains("${" + OPTIONS));
        }

        private int ownUntil(int start, int end) {
            String piece = text.substring(start, end);
            if (piece.isBlank()) {
                return start;
            }
            add(piece + " \\\n", Optional.empty());
            return end;
        }

        private void insert(String variable) {
            if (variables.containsKey(variable)) {
                add("    " + words(variables.get(variable)) + " \\\n", Optional.of(variable));
            }
        }

        private void add(String line, Optional<String> source) {
            written.append(line);
            lines.add(new Line(number, source));
        }
    }
}
