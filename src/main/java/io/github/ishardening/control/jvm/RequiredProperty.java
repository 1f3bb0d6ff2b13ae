package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.script.StartScript;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** Requires every start script to pass a system property to the JVM, and nothing to override it. */
abstract class RequiredProperty extends Control {

    private final String property;
    private final String expected;
    private final Predicate<String> good;

    /**
     * Requires a property.
     *
     * @param expected the value that hardening sets
     * @param good the values that the audit accepts
     */
    RequiredProperty(String property, String expected, Predicate<String> good) {
        this.property = property;
        this.expected = expected;
        this.good = good;
    }

    @Override
    public void harden(HardeningContext hardening) {
        settle(hardening);
        for (StartScript script : hardening.startScripts()) {
            for (StartScript.Setting other : script.setProperty(property, expected)) {
                String before = JvmProperties.shown(other.value());
                hardening
                        .progress()
                        .warn("%s:%s: -D%s was set again, to %s; changed it to %s."
                                .formatted(script.path(), other.line(), property, before, expected));
            }
        }
    }

    /** Removes or replaces what would override the start scripts; warns if it was the user's. */
    private void settle(HardeningContext hardening) {
        String key = JvmProperties.key(property);
        var toml = hardening.toml();
        var given = toml.value(key);
        String stock = "%s.'%s'".formatted(JvmProperties.TABLE, property);
        if (given.isPresent() && !given.get().equals(expected)) {
            hardening
                    .progress()
                    .warn("%s: [%s] sets %s to %s, which overrides the start scripts; removed it."
                            .formatted(toml.position(key), JvmProperties.TABLE, property, given.get()));
            toml.remove(key);
        } else if (given.isEmpty()
                && !hardening.stockValues().getOrDefault(stock, expected).equals(expected)) {
            // A default of the version, which only another value removes.
            toml.set(key, expected);
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        Optional<JvmProperties.Value> winner = JvmProperties.inCarbonProperties(inspection, property);
        if (winner.isEmpty()) {
            inspectScripts(inspection, findings);
        } else if (!good.test(winner.get().value())) {
            findings.add(
                    winner.get().at(),
                    "%s is %s in carbon.properties, which overrides the start scripts."
                            .formatted(
                                    property, JvmProperties.shown(winner.get().value())),
                    "Remove it there; the start scripts set it.");
        }
        new Unseen(inspection, findings).startScripts();
    }

    private void inspectScripts(Inspection inspection, Findings findings) throws IOException {
        String cure = "Pass -D%s=%s.".formatted(property, expected);
        inspection.startScripts().forEach((path, script) -> {
            var values = script.settings(property);
            if (values.isEmpty()) {
                findings.add(Location.of(path), "-D%s isn't passed to the JVM.".formatted(property), cure);
            }
            values.stream()
                    .filter(found -> !good.test(found.value()))
                    .forEach(found -> findings.add(
                            Location.of(path, found.line()),
                            "-D%s is %s.".formatted(property, JvmProperties.shown(found.value())),
                            cure));
        });
    }
}
