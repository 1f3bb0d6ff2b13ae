package io.github.ishardening.control;

import io.github.ishardening.audit.Location;
import io.github.ishardening.script.StartScript;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** What start scripts have to pass to the JVM. */
final class ScriptProperties {

    private ScriptProperties() {}

    /** A finding for each script that doesn't pass a Java system property, or not with a good value. */
    static void inspect(
            Inspection inspection, String property, String expected, Predicate<String> good, Findings findings)
            throws IOException {
        inspection.startScripts().forEach((path, script) -> {
            Optional<String> value = script.property(property);
            if (value.filter(good).isEmpty()) {
                findings.add(
                        at(path, script, property),
                        value.map(found -> "-D%s is %s.".formatted(property, found))
                                .orElse("-D%s isn't passed to the JVM.".formatted(property)),
                        "Pass -D%s=%s.".formatted(property, expected));
            }
        });
    }

    /** The line that passes a property, or else the script. */
    static Location at(String path, StartScript script, String property) {
        var line = script.line(property);
        return line.isPresent() ? Location.of(path, line.getAsInt()) : Location.of(path);
    }
}
