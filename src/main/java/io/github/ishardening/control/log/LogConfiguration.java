package io.github.ishardening.control.log;

import io.github.ishardening.audit.Location;
import io.github.ishardening.server.PropertyLines;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The content of {@code log4j2.properties}, edited in place. Log4j ignores the case of types. */
public final class LogConfiguration {

    /** The path in the distribution. */
    public static final String PATH = "repository/conf/log4j2.properties";

    private static final Pattern TYPE = Pattern.compile("appender\\.([^.]+)\\.type");
    private static final Pattern LOGGER = Pattern.compile("logger\\.([^.]+)\\.name");
    private static final Pattern FILE = Pattern.compile("(?i)(Rolling)?(RandomAccess)?File");
    private static final Pattern FILE_OR_CONSOLE = Pattern.compile(FILE + "|Console");
    private static final Pattern NETWORK = Pattern.compile("(?i)(Secured)?Http|Socket|Syslog");

    private final PropertyLines lines;

    /** Reads the file. */
    public LogConfiguration(byte[] content) {
        this.lines = new PropertyLines(content);
    }

    /** The names of the loggers in use for these classes and packages. */
    List<String> loggers(Set<String> classes) {
        Set<String> used = names("loggers");
        return lines.all()
                .filter(property -> classes.contains(property.value()))
                .map(property -> LOGGER.matcher(property.key()))
                .filter(Matcher::matches)
                .map(logger -> logger.group(1))
                .filter(name -> used.isEmpty() || used.contains(name))
                .toList();
    }

    /** The distinct names in a list; none if it isn't set. */
    Set<String> names(String key) {
        return get(key).map(
                        names -> Stream.of(names.split(",")).map(String::strip).collect(Collectors.toSet()))
                .orElseGet(Set::of);
    }

    /** The names of the appenders in use that write files. */
    public List<String> fileAppenders() {
        return appenders(FILE);
    }

    /** The names of the appenders in use that write files or to the console, which is the log of a container. */
    List<String> appenders() {
        return appenders(FILE_OR_CONSOLE);
    }

    /** The names of the appenders in use that send entries to log servers. */
    List<String> networkAppenders() {
        return appenders(NETWORK);
    }

    private List<String> appenders(Pattern kind) {
        Set<String> used = names("appenders");
        return lines.all()
                .filter(property -> kind.matcher(property.value()).matches())
                .map(property -> TYPE.matcher(property.key()))
                .filter(Matcher::matches)
                .map(type -> type.group(1))
                .filter(name -> used.isEmpty() || used.contains(name))
                .toList();
    }

    /** The value of a property; empty if there is none. */
    public Optional<String> get(String key) {
        return lines.get(key);
    }

    /** Whether a property with this prefix has this value. */
    boolean has(String prefix, String value) {
        return lines.all()
                .anyMatch(property ->
                        property.key().startsWith(prefix) && property.value().equals(value));
    }

    /** The location of a property; the whole file if it isn't set. */
    Location at(String key) {
        return new Location(PATH, lines.line(key));
    }

    /** Sets a property in place, or inserts it after an existing one. */
    void set(String key, String value, String behind) {
        if (lines.line(key).isPresent()) {
            lines.replace(key, value);
        } else {
            lines.insert(key, value, behind);
        }
    }

    /** The current content of the file. */
    byte[] content() {
        return lines.content();
    }
}
