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
 * Which value a Java system property has in a server, and where that is set. {@code carbon.properties}, which {@code
 * [system.parameter]} fills, wins over everything: {@code org.wso2.carbon.server.Main} sets what it holds after the JVM and
 * its own arguments have, and before anything is started that reads it. Else the start scripts say it.
 */
public final class JvmProperties {

    private static final String FILE = "repository/conf/carbon.properties";
    /** Where {@code deployment.toml} sets them. */
    static final String TABLE = "system.parameter";

    /**
     * A value that a property has, or may have on some way through a start script.
     *
     * @param value the value
     * @param at where it is set
     */
    public record Value(String value, Location at) {}

    private JvmProperties() {}

    /** The values that a property has; none if nobody sets it. */
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

    /** A finding for each place that gives a property a bad value. */
    static void forbid(Inspection inspection, String property, Predicate<String> bad, String effect, Findings findings)
            throws IOException {
        inForce(inspection, property).stream()
                .filter(found -> bad.test(found.value()))
                .forEach(found -> findings.add(
                        found.at(), "%s is %s: %s.".formatted(property, shown(found.value()), effect), "Remove it."));
    }

    /** How messages tell a value. */
    static String shown(String value) {
        return value.isEmpty() ? "empty" : value;
    }

    /** The value that wins over the start scripts. */
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

    /** Where {@code deployment.toml} sets a property. */
    static String key(String property) {
        return "%s.\"%s\"".formatted(TABLE, property);
    }
}
