package io.github.ishardening.script;

import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment variables and arguments that a container passes to a shell start script. Inserts them into the script
 * where the shell does, to show what the JVM gets, in that order. The shell splits an unquoted variable into words at
 * blanks; quotes in it are ordinary characters (POSIX, Shell Command Language, 2.6.5).
 *
 * @param variables those of {@link #NAMES}, by name; others don't affect the JVM
 * @param arguments what the script passes to the server's main class
 */
public record Launch(Map<String, String> variables, List<String> arguments) {

    /** The variable with options that WSO2's start scripts add to their own. */
    public static final String OPTIONS = "JAVA_OPTS";

    /** The variable with the heap size, where WSO2's start scripts leave it to the environment. */
    private static final String MEMORY = "JVM_MEM_OPTS";

    /** The variables that every JVM or its launcher reads before the options of the command line. */
    private static final List<String> BEFORE = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    /** The variable that every JVM reads after them. */
    private static final String BEHIND = "_JAVA_OPTIONS";

    /** The variables from which the JVM gets options. */
    public static final List<String> NAMES = List.of(OPTIONS, MEMORY, "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", BEHIND);

    /** The arguments that make WSO2's scripts start the JVM with a debugger. */
    private static final Set<String> DEBUG = Set.of("--debug", "-debug", "debug");

    /** The source of lines with arguments of the container. */
    public static final String ARGUMENTS = "args";

    /** Ends a line that the shell continues. */
    private static final String CONTINUED = " \\\n";

    /** More than the values of a variable in any script; each is checked against the whole script. */
    private static final int MOST_VALUES = 100;

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\n]+");
    private static final Pattern QUOTES = Pattern.compile("[\"']");
    private static final Pattern PLAIN = Pattern.compile("-[A-Za-z0-9._:,/+=@%-]*");

    /**
     * A script as its shell reads it.
     *
     * @param content its content
     * @param lines the origin of each line
     */
    public record Shown(byte[] content, List<Line> lines) {}

    /**
     * The origin of a line.
     *
     * @param number its number in the script itself, counted from 1
     * @param source the variable that it comes from, or {@link #ARGUMENTS}; empty if it is the script's own
     */
    public record Line(int number, Optional<String> source) {}

    /**
     * A script with these variables and arguments in their places.
     *
     * @param path its path in the distribution, for messages
     * @return empty if it isn't a shell script that starts a server, or there are {@code JAVA_OPTS} that it doesn't
     *     pass to the JVM or sets itself
     */
    public Optional<Shown> in(String path, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (Shape.of(path) != Shape.SHELL) {
            return Optional.empty();
        }
        try {
            return new Writing(text, ShellCommand.options(path, text)).write();
        } catch (ProblemException e) {
            // The audit reports what is wrong with the script.
            return Optional.empty();
        }
    }

    /** The words into which the shell splits a variable, each quoted to be read literally. */
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
        private final Map<Integer, Span> byStart = new HashMap<>();
        private final StringBuilder written = new StringBuilder();
        private final List<Line> lines = new ArrayList<>();
        private int number;
        private boolean passesOptions;

        Writing(String text, List<Span> command) {
            this.text = text;
            this.command = command;
            command.forEach(span -> byStart.put(span.start(), span));
        }

        Optional<Shown> write() {
            for (Span line : Span.lines(text)) {
                number++;
                Span options = byStart.get(line.start());
                int rest = options == null ? line.start() : commandLine(line, options);
                int next = text.indexOf('\n', line.end()) + 1;
                add(text.substring(rest, next == 0 ? text.length() : next), Optional.empty());
            }
            boolean isTaken = !variables.containsKey(OPTIONS) || (passesOptions && !setsOptions());
            return isTaken
                    ? Optional.of(new Shown(written.toString().getBytes(StandardCharsets.ISO_8859_1), lines))
                    : Optional.empty();
        }

        /** Writes a line of the command, split where something is inserted; returns where its last part begins. */
        private int commandLine(Span line, Span options) {
            int at = line.start();
            boolean isAhead = options.equals(command.get(0));
            for (Argument argument : Argument.scan(text, options, "\"'")) {
                if (isAhead) {
                    at = insert(BEFORE, at, argument.span().end());
                    isAhead = false;
                }
                if (isReference(argument, MEMORY) && variables.containsKey(MEMORY)) {
                    // The script's own default has no effect then.
                    insert(List.of(MEMORY), at, argument.span().start());
                    at = argument.span().end();
                } else if (isReference(argument, OPTIONS)) {
                    passesOptions = true;
                    at = insert(List.of(OPTIONS), at, argument.span().start());
                    at = insertDebugger(at, argument.span().start());
                }
            }
            if (options.end() == text.indexOf(Shape.MAIN_CLASS, line.start())) {
                at = insert(List.of(BEHIND), at, options.end());
                at = insertArguments(at, options.end());
            }
            return at;
        }

        /**
         * Inserts the variables' values after the script's own text up to a position; returns where the rest begins.
         */
        private int insert(List<String> names, int from, int position) {
            var given = names.stream().filter(variables::containsKey).toList();
            if (given.isEmpty()) {
                return from;
            }
            int next = ownUntil(from, position);
            for (String name : given) {
                add("    " + words(variables.get(name)) + CONTINUED, Optional.of(name));
            }
            return next;
        }

        /** Inserts the options that the script itself adds when an argument requests a debugger. */
        private int insertDebugger(int from, int position) {
            if (arguments.stream().flatMap(BLANKS::splitAsStream).noneMatch(DEBUG::contains)) {
                return from;
            }
            String options = Shape.SHELL.values(text, OPTIONS).stream()
                    .filter(value -> DebugSwitch.holds(Shape.SHELL, text, value.start()))
                    .map(value -> words(QUOTES.matcher(value.in(text)).replaceAll("")))
                    .collect(Collectors.joining(" "));
            if (options.isEmpty()) {
                return from;
            }
            int next = ownUntil(from, position);
            add("    " + options + CONTINUED, Optional.of(ARGUMENTS));
            return next;
        }

        /** Inserts the arguments after the main class, on the same line. */
        private int insertArguments(int from, int position) {
            if (arguments.isEmpty()) {
                return from;
            }
            ownUntil(from, position);
            add(Shape.MAIN_CLASS + " " + words(String.join(" ", arguments)) + CONTINUED, Optional.of(ARGUMENTS));
            return position + Shape.MAIN_CLASS.length();
        }

        /** Whether an argument is a reference to the variable, and nothing else. */
        private boolean isReference(Argument argument, String variable) {
            return Stream.of("$" + variable, "${" + variable + "}").anyMatch(argument.meant()::equals);
        }

        /** Whether the script itself sets the options, so that those of the environment are lost. */
        private boolean setsOptions() {
            var values = Shape.SHELL.values(text, OPTIONS);
            return values.size() > MOST_VALUES
                    || values.stream()
                            .filter(value -> !DebugSwitch.holds(Shape.SHELL, text, value.start()))
                            .anyMatch(value -> !value.in(text).contains("$" + OPTIONS)
                                    && !value.in(text).contains("${" + OPTIONS));
        }

        private int ownUntil(int start, int end) {
            String piece = text.substring(start, end);
            if (piece.isBlank()) {
                return start;
            }
            add(piece + CONTINUED, Optional.empty());
            return end;
        }

        private void add(String line, Optional<String> source) {
            written.append(line);
            lines.add(new Line(number, source));
        }
    }
}
