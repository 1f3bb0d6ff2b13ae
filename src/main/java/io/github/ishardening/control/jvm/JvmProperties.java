package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Determines the effective value of a Java system property, and where it is set. {@code carbon.properties}, generated
 * from {@code [system.parameter]}, takes precedence: {@code org.wso2.carbon.server.Main} sets its properties after
 * those of the JVM and its own arguments, before starting anything that reads them. Otherwise, the start scripts apply.
 */
public final class JvmProperties {

    private static final String FILE = "repository/conf/carbon.properties";
    /** The table of {@code deployment.toml} that sets them. */
    static final String TABLE = "system.parameter";

    /**
     * A value that a property has, or may have on some path through a start script.
     *
     * @param value the value
     * @param at where it is set
     */
    public record Value(String value, Location at) {}

    private JvmProperties() {}

    /** The effective or possible values of a property; none if it isn't set. */
    public static List<Value> inForce(Inspection inspection, String property) throws IOException {
        var values = new ArrayList<Value>();
        var first = inCarbonProperties(inspection, property);
        if (first.isPresent()) {
            values.add(first.get());
        } else {
            inspection
                    .startScripts()
                    .forEach((path, script) -> script.settings(property)
                            .forEach(found -> values.add(new Value(found.value(), Location.of(path, found.line())))));
        }
        return values;
    }

    /** Reports each place that sets a property to a bad value. */
    static void forbid(Inspection inspection, String property, Predicate<String> bad, String effect, Findings findings)
            throws IOException {
        inForce(inspection, property).stream()
                .filter(found -> bad.test(found.value()))
                .forEach(found -> findings.add(
                        found.at(), "%s is %s: %s.".formatted(property, shown(found.value()), effect), "Remove it."));
    }

    /** The value as messages show it. */
    static String shown(String value) {
        return value.isEmpty() ? "empty" : value;
    }

    /** The value that overrides the start scripts. */
    static Optional<Value> inCarbonProperties(Inspection inspection, String property) throws IOException {
        var value = inspection.properties(FILE).map(properties -> properties.getProperty(property));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String key = key(property);
        return Optional.of(new Value(
                value.get(),
                inspection.toml().has(key)
                        ? inspection.at(key)
                        : Templates.origin(inspection.distribution(), FILE, property)));
    }

    /** The key of {@code deployment.toml} that sets a property. */
    static String key(String property) {
        return "%s.\"%s\"".formatted(TABLE, property);
    }
}
