package io.github.ishardening.config.build;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The user's values of a goal's parameters, in a form that others may read: without defaults and this machine's
 * folders. No parameter contains a secret; values that look like one are omitted, in case the goal was called wrongly.
 *
 * @param session the session, with the properties of {@code -D}
 * @param project the project, with its properties
 * @param base the base of relative paths
 */
record GivenParameters(MavenSession session, MavenProject project, Path base) {

    /** Parameters that determine where files are on this machine, but not their content. */
    private static final Set<String> PLACES = Set.of("outputDirectory", "keysDirectory");

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(?:password|passphrase|secret|token|encryptionKey)");
    private static final Pattern SECRET_TEXT =
            Pattern.compile("(?i)(?:(?:passw(?:or)?d|pwd|passphrase|secret|token|credential|api[_-]?key)[^\\s=:]*|pass)"
                    + "\\s*[=:]\\s*\\S");
    private static final Pattern USER_INFO = Pattern.compile("://[^/\\s]*@");
    private static final String DEFAULT = "default-value";

    /** The parameters of this call, by name: strings, or maps and lists of them for nested elements. */
    SortedMap<String, Object> of(MojoExecution execution) {
        var parameters = new TreeMap<String, Object>();
        if (execution.getConfiguration() != null) {
            for (Xpp3Dom element : execution.getConfiguration().getChildren()) {
                if (!PLACES.contains(element.getName())) {
                    value(element).ifPresent(value -> parameters.put(element.getName(), value));
                }
            }
        }
        return parameters;
    }

    private Optional<Object> value(Xpp3Dom element) {
        if (element.getChildCount() > 0) {
            return isList(element) ? list(element.getChildren()) : members(element);
        }
        return isEmpty(element) ? Optional.of(Map.of()) : text(element);
    }

    /** Whether the user wrote an empty element: {@code <keyManager/>} means all defaults. */
    private static boolean isEmpty(Xpp3Dom element) {
        return element.getValue() == null && element.getAttribute(DEFAULT) == null;
    }

    /** Whether the element's name is the plural of its children's. */
    private static boolean isList(Xpp3Dom element) {
        for (Xpp3Dom child : element.getChildren()) {
            String one = child.getName();
            if (!Set.of(one + "s", one.replaceFirst("y$", "ies")).contains(element.getName())) {
                return false;
            }
        }
        return true;
    }

    private Optional<Object> list(Xpp3Dom... elements) {
        List<Object> values = new ArrayList<>();
        for (Xpp3Dom child : elements) {
            value(child).ifPresent(values::add);
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    private Optional<Object> members(Xpp3Dom element) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Xpp3Dom child : element.getChildren()) {
            String name = child.getName();
            if (element.getChildren(name).length == 1) {
                value(child).ifPresent(value -> values.put(name, value));
            } else if (!values.containsKey(name)) {
                list(element.getChildren(name)).ifPresent(all -> values.put(name, all));
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    private Optional<Object> text(Xpp3Dom element) {
        String value = element.getValue();
        if (value == null || SECRET_NAME.matcher(element.getName()).matches()) {
            return Optional.empty();
        }
        var expression = EXPRESSION.matcher(value);
        var given = expression.matches() ? property(expression.group(1)) : Optional.of(value);
        return given.map(String::strip)
                .filter(text -> !SECRET_TEXT.matcher(text).find())
                .map(text -> here(USER_INFO.matcher(text).replaceAll("://")));
    }

    /**
     * The value of a parameter's property; Maven has already resolved all others. As in Maven, the command line takes
     * precedence over the JVM's properties, which {@code MAVEN_OPTS} may set, and those over the project's.
     */
    private Optional<String> property(String name) {
        return Optional.ofNullable(session.getUserProperties().getProperty(name))
                .or(() -> Optional.ofNullable(session.getSystemProperties().getProperty(name)))
                .or(() -> Optional.ofNullable(project.getProperties().getProperty(name)))
                .filter(value -> name.startsWith("is-hardening."));
    }

    /** Makes absolute paths independent of this machine: relative to the project, or the last name only. */
    private String here(String text) {
        try {
            Path path = Path.of(text);
            Path from = base.toAbsolutePath().normalize();
            Path file = path.normalize();
            // A path outside the project that doesn't exist here is the server's, or not a path at all.
            if (!path.isAbsolute() || !(file.startsWith(from) || Files.exists(file))) {
                return text;
            }
            return String.valueOf(file.startsWith(from) ? from.relativize(file) : file.getFileName())
                    .replace(File.separatorChar, '/');
        } catch (InvalidPathException e) {
            // Not a path.
            return text;
        }
    }
}
