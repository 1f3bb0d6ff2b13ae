package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.Templates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;

/**
 * Which value a Java system property has in a server, and where that is set. {@code carbon.properties}, which {@code
 * [system.parameter]} fills, wins over everything: {@code org.wso2.carbon.server.Main} sets what it holds after the JVM and
 * its own arguments have, and before anything is started that reads it. Else the start scripts say it.
 */
public final class JvmProperties {

    private static final String FILE = "repository/conf/carbon.properties";
    private static final String TABLE = "system.parameter";

    /**
     * A value that a property has, or may have on some way through a start script.
     *
     * @param value the value
     * @param at where it is set
     */
    public record Value(String value, Location at) {}

    private JvmProperties() {}

    /** Has the start scripts pass a property; what would win over them is taken out, and that is said. */
    static void set(HardeningContext hardening, String property, String value) {
        settle(hardening, property, value);
        hardening
                .startScripts()
                .forEach(script -> script.setProperty(property, value)
                        .forEach(other -> hardening
                                .progress()
                                .warn("%s:%d: -D%s was %s there too; it is %s now."
                                        .formatted(
                                                script.path(), other.line(), property, shown(other.value()), value))));
    }

    private static void settle(HardeningContext hardening, String property, String value) {
        String key = key(property);
        var toml = hardening.toml();
        var given = toml.value(key);
        if (given.isPresent() && !given.get().equals(value)) {
            hardening
                    .progress()
                    .warn("%s: [%s] sets %s to %s, which wins over the start scripts; it is taken out."
                            .formatted(toml.position(key), TABLE, property, given.get()));
            toml.remove(key);
        } else if (given.isEmpty()
                && !hardening
                        .stockValues()
                        .getOrDefault("%s.'%s'".formatted(TABLE, property), value)
                        .equals(value)) {
            // A default of the version: nothing but another value takes it out.
            toml.set(key, value);
        }
    }

    /** A finding for each place from which a property gets no good value. */
    static void require(
            Inspection inspection, String property, String expected, Predicate<String> good, Findings findings)
            throws IOException {
        var first = inCarbonProperties(inspection, property);
        if (first.isPresent()) {
            first.filter(found -> !good.test(found.value())).ifPresent(found -> refuse(found, property, findings));
            return;
        }
        inspection.startScripts().forEach((path, script) -> {
            var values = script.settings(property);
            if (values.isEmpty()) {
                findings.add(
                        Location.of(path),
                        "-D%s isn't passed to the JVM.".formatted(property),
                        "Pass -D%s=%s.".formatted(property, expected));
            }
            values.stream()
                    .filter(found -> !good.test(found.value()))
                    .forEach(found -> findings.add(
                            Location.of(path, found.line()),
                            "-D%s is %s.".formatted(property, shown(found.value())),
                            "Pass -D%s=%s.".formatted(property, expected)));
        });
    }

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
                        found.at(), "%s is %s: %s.".formatted(property, shown(found.value()), effect), "Take it out."));
    }

    /** How messages tell a value. */
    static String shown(String value) {
        return value.isEmpty() ? "empty" : value;
    }

    private static void refuse(Value found, String property, Findings findings) {
        findings.add(
                found.at(),
                "%s is %s in carbon.properties, which wins over the start scripts."
                        .formatted(property, shown(found.value())),
                "Take it out there, and leave it to the start scripts.");
    }

    private static Optional<Value> inCarbonProperties(Inspection inspection, String property) throws IOException {
        var file = inspection.file(FILE);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var properties = new Properties();
        properties.load(new ByteArrayInputStream(file.get()));
        String value = properties.getProperty(property);
        if (value == null) {
            return Optional.empty();
        }
        String key = key(property);
        return Optional.of(new Value(
                value,
                inspection.toml().has(key)
                        ? inspection.at(key)
                        : Templates.origin(inspection.distribution(), FILE, property)));
    }

    private static String key(String property) {
        return "%s.\"%s\"".formatted(TABLE, property);
    }
}
