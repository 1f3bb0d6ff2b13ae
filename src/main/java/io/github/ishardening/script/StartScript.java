package io.github.ishardening.script;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A start script of a Carbon server ({@code bin/wso2server.sh}, {@code bin/api-manager.bat}), edited in place: the
 * options of the JVM change, every other byte stays. What is commented out is no configuration. Where an option stands
 * more than once, the last is meant, as for the JVM.
 */
public final class StartScript {

    private static final String ANCHOR = "httpclient.hostnameVerifier";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._:,/+-]+");
    private static final Pattern INITIAL = Pattern.compile("(?<![\\w-])-Xms([^\\s\"']+)");
    private static final Pattern MAXIMUM = Pattern.compile("(?<![\\w-])-Xmx([^\\s\"']+)");

    private static final Pattern COMMENT = Pattern.compile("\\s*(#|::|@?rem\\b)", Pattern.CASE_INSENSITIVE);

    private final String path;
    private final Shape shape;
    private String text;

    private StartScript(String path, Shape shape, String text) {
        this.path = path;
        this.shape = shape;
        this.text = text;
    }

    /**
     * Reads a script; its shape follows from its name, {@code .bat} or else shell.
     *
     * @param path its path in the distribution, for messages
     * @throws io.github.ishardening.problem.ProblemException if it holds no command that starts a Carbon server
     */
    public static StartScript parse(String path, byte[] content) {
        // Latin-1 maps every byte to a character and back, whatever the script is really written in.
        var script = new StartScript(path, Shape.of(path), new String(content, StandardCharsets.ISO_8859_1));
        script.arguments();
        return script;
    }

    /** Whether a script starts a Carbon server, whatever it is called. */
    public static boolean isOne(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .lines()
                .anyMatch(line -> line.contains(Shape.MAIN_CLASS)
                        && !COMMENT.matcher(line).lookingAt());
    }

    /** Whether the command that starts the server is in one piece: every shell line before its last ends in {@code \}. */
    public boolean isWhole() {
        return shape != Shape.SHELL
                || arguments().stream().anyMatch(argument -> argument.meant().contains("JAVA"));
    }

    /** The value of a Java system property that the script passes to the JVM, without quotes. */
    public Optional<String> property(String name) {
        return last(name).map(Argument::value);
    }

    /** The line that passes a Java system property, counted from 1; empty if none does. */
    public OptionalInt line(String property) {
        return last(property)
                .map(argument -> OptionalInt.of(line(argument.span().start())))
                .orElseGet(OptionalInt::empty);
    }

    /**
     * The line that says how much memory the JVM takes at most, counted from 1.
     *
     * @throws io.github.ishardening.problem.ProblemException if none does
     */
    public int memoryLine() {
        return line(memory(MAXIMUM).start());
    }

    /**
     * Makes the script pass a Java system property: re-values it where it stands, quoted as it was, or adds it behind
     * {@code -Dhttpclient.hostnameVerifier}, which every stock script has, or else behind the last option.
     *
     * @throws IllegalArgumentException if the name or value would need quoting
     * @throws io.github.ishardening.problem.ProblemException if a quote is open where the property belongs
     */
    public void setProperty(String name, String value) {
        if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a plain property: " + name + "=" + value);
        }
        Optional<Argument> found = last(name);
        if (!found.orElseGet(this::anchor).isClosed()) {
            throw Shape.unknown(path, "options with closed quotes, found an open one");
        }
        if (found.isEmpty()) {
            text = shape.inserted(text, anchor(), "-D" + name + "=" + value);
        } else if (!found.get().value().equals(value)) {
            replace(found.get().span(), found.get().withValue(value));
        }
    }

    /**
     * The memory that the JVM takes unless the environment says otherwise.
     *
     * @throws io.github.ishardening.problem.ProblemException if the script doesn't say
     */
    public Heap memory() {
        return new Heap(memory(INITIAL).in(text), memory(MAXIMUM).in(text));
    }

    /**
     * Sets the memory that the JVM takes unless the environment says otherwise.
     *
     * @throws io.github.ishardening.problem.ProblemException if the script doesn't say it so far
     */
    public void setMemory(Heap heap) {
        Span maximum = memory(MAXIMUM);
        memory(INITIAL);
        replace(maximum, heap.maximum());
        replace(memory(INITIAL), heap.initial());
    }

    /** The script as it is now; the very bytes that were read if nothing has changed. */
    public byte[] content() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<Argument> arguments() {
        return shape.arguments(path, text);
    }

    private Optional<Argument> last(String name) {
        return arguments().stream().filter(argument -> argument.sets(name)).reduce((earlier, later) -> later);
    }

    private Argument anchor() {
        return last(ANCHOR).orElseGet(() -> {
            List<Argument> all = arguments();
            return all.get(all.size() - 1);
        });
    }

    private Span memory(Pattern option) {
        return shape.memory(path, text).stream()
                .flatMap(span -> {
                    var matcher = option.matcher(text).region(span.start(), span.end());
                    return matcher.results().map(StartScript::group);
                })
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> Shape.unknown(path, "the memory options -Xms and -Xmx, found at most one"));
    }

    private static Span group(MatchResult match) {
        return new Span(match.start(1), match.end(1));
    }

    private int line(int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
    }

    private void replace(Span span, String replacement) {
        text = text.substring(0, span.start()) + replacement + text.substring(span.end());
    }
}
