package io.github.ishardening.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A start script of a Carbon server ({@code bin/wso2server.sh}, {@code bin/api-manager.bat}, or the service
 * configuration {@code bin/yajsw/wrapper.conf}), edited in place: only JVM options and the umask change; every other
 * byte stays. Comments are ignored. If an option occurs more than once, the last one counts, as for the JVM.
 */
public final class StartScript {

    private static final String ANCHOR = "httpclient.hostnameVerifier";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._:,/+-]+");
    private static final String INITIAL = "-Xms";
    private static final String MAXIMUM = "-Xmx";

    /**
     * A value of a Java system property.
     *
     * @param value the value without quotes
     * @param line the line that sets it, counted from 1
     */
    public record Setting(String value, int line) {}

    private final String path;
    private final Shape shape;
    private Variables variables;

    private StartScript(String path, Shape shape, String text) {
        this.path = path;
        this.shape = shape;
        this.variables = new Variables(shape, text);
    }

    /**
     * Reads a script; its shape depends on its name: {@code .bat}, {@code .conf}, otherwise shell.
     *
     * @param path its path in the distribution, for messages
     * @throws io.github.ishardening.problem.ProblemException if it contains no command that starts a Carbon server
     */
    public static StartScript parse(String path, byte[] content) {
        // Latin-1 maps every byte to a character and back, whatever the script's actual encoding.
        var script = new StartScript(path, Shape.of(path), new String(content, StandardCharsets.ISO_8859_1));
        script.arguments();
        return script;
    }

    /** Whether a script starts a Carbon server, whatever its name. */
    public static boolean isOne(byte[] content) {
        return !Shape.starts(new String(content, StandardCharsets.ISO_8859_1)).isEmpty();
    }

    /** Whether the command that starts the server is complete: every shell line before its last ends in {@code \}. */
    public boolean isWhole() {
        return shape != Shape.SHELL
                || arguments().stream().anyMatch(argument -> argument.meant().contains("JAVA"));
    }

    /**
     * The values that a Java system property may have after the script has started the server, the one that counts
     * first. If a variable is set on some paths through the script only, the next value applies on the others.
     */
    public List<Setting> settings(String property) {
        List<Passed> all = passed(option(property));
        List<Setting> settings = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            settings.add(all.get(i).setting(option(property), text()));
            if (all.get(i).isCertain()) {
                break;
            }
        }
        return settings;
    }

    /** Whether a Java system property has one of these values on every path through the script. */
    public boolean isAlwaysSet(String property) {
        return passed(option(property)).stream().anyMatch(Passed::isCertain);
    }

    /**
     * All JVM options with a prefix, such as {@code -agentlib:}, each with what follows it: the JVM uses them all.
     * Excludes options that it gets only when {@code --debug} is requested.
     */
    public List<Setting> options(String start) {
        return passed(start).stream()
                .filter(passed -> !DebugSwitch.holds(
                        shape, text(), passed.argument().span().start()))
                .map(passed -> passed.setting(start, text()))
                .distinct()
                .toList();
    }

    /**
     * The line that sets the JVM's maximum heap size, counted from 1.
     *
     * @throws io.github.ishardening.problem.ProblemException if there is none
     */
    public int memoryLine() {
        return memory(MAXIMUM).span().line(text());
    }

    /**
     * Makes the script pass a Java system property: changes its value wherever it occurs, quoted as before, or adds it
     * after {@code -Dhttpclient.hostnameVerifier}, which every stock script has, or else after the last option. Returns
     * the settings with other values outside the command itself.
     *
     * @throws IllegalArgumentException if the name or value would need quoting
     * @throws io.github.ishardening.problem.ProblemException if a quote isn't closed where the property belongs, or the
     *     java command wouldn't get the property
     */
    public List<Setting> setProperty(String name, String value) {
        if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a plain property: " + name + "=" + value);
        }
        String option = option(name);
        Optional<Argument> own = last(option);
        if (!own.orElseGet(this::anchor).isClosed()) {
            throw Shape.unknown(path, "options with balanced quotes, found an unclosed quote");
        }
        List<Passed> others = passed(option).stream()
                .filter(passed -> !passed.argument().value(option).equals(value))
                .filter(passed -> passed.argument().isClosed())
                .toList();
        List<Setting> conflicts = others.stream()
                .filter(passed -> own.filter(passed.argument()::equals).isEmpty())
                .map(passed -> passed.setting(option, text()))
                .toList();
        Variables before = variables;
        others.stream()
                .map(Passed::argument)
                .distinct()
                .sorted(Comparator.comparing(argument -> -argument.span().start()))
                .forEach(argument -> replace(argument.span(), argument.with(option, value)));
        if (own.isEmpty()) {
            become(shape.inserted(text(), anchor(), option + value));
        }
        List<Setting> now = settings(name);
        if (now.isEmpty() || !now.stream().allMatch(setting -> setting.value().equals(value))) {
            variables = before;
            throw Shape.unknown(path, "a java command that gets -D%s=%s, found none".formatted(name, value));
        }
        return conflicts;
    }

    /**
     * The JVM's heap size, unless the environment sets another.
     *
     * @throws io.github.ishardening.problem.ProblemException if the script doesn't set it
     */
    public Heap memory() {
        return new Heap(memory(INITIAL).value(INITIAL), memory(MAXIMUM).value(MAXIMUM));
    }

    /**
     * Sets the JVM's heap size, which the environment may still override.
     *
     * @throws io.github.ishardening.problem.ProblemException if the script doesn't set it yet
     */
    public void setMemory(Heap heap) {
        memory(INITIAL);
        setMemory(MAXIMUM, heap.maximum());
        setMemory(INITIAL, heap.initial());
    }

    private void setMemory(String option, String size) {
        Argument found = memory(option);
        if (!found.value(option).equals(size)) {
            replace(found.span(), found.with(option, size));
        }
    }

    /** The {@code umask}s that a shell script sets. */
    public List<Setting> umasks() {
        String text = text();
        return Shape.lines(text, line -> line.in(text).contains("umask"))
                .flatMap(line -> Umask.in(text, line).stream())
                .map(found -> new Setting(
                        found.group(1).replaceAll("[\"']", ""), new Span(found.start(1), found.end(1)).line(text)))
                .toList();
    }

    /** Makes a shell script set this umask, unless it already sets one. */
    public void setUmask(String mask) {
        if (shape == Shape.SHELL && umasks().isEmpty()) {
            become(Umask.inserted(text(), mask));
        }
    }

    /** Its path in the distribution. */
    public String path() {
        return path;
    }

    /** The current script; exactly the bytes that were read if nothing has changed. */
    public byte[] content() {
        return text().getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<Argument> arguments() {
        return shape.arguments(path, text());
    }

    private List<Passed> passed(String option) {
        return Passed.of(variables, path, option);
    }

    private Optional<Argument> last(String option) {
        return arguments().stream().filter(argument -> argument.is(option)).reduce((earlier, later) -> later);
    }

    private static String option(String property) {
        return "-D" + property + "=";
    }

    private Argument anchor() {
        return last(option(ANCHOR)).orElseGet(() -> {
            List<Argument> all = arguments();
            return all.get(all.size() - 1);
        });
    }

    private Argument memory(String option) {
        return passed(option).stream()
                .map(Passed::argument)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> Shape.unknown(path, "the memory options -Xms and -Xmx, found at most one"));
    }

    private void replace(Span span, String replacement) {
        become(span.replaced(text(), replacement));
    }

    private String text() {
        return variables.text();
    }

    private void become(String text) {
        variables = new Variables(shape, text);
    }
}
