package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Requires that every key of {@code deployment.toml} has an effect in this version. Ignores custom tables. */
@Guideline(
        id = "toml-unknown-key",
        title = "Every key in deployment.toml has an effect",
        severity = Severity.WARNING,
        source = "Configuration catalog",
        address = OfficialPages.CONFIGURATION_CATALOGUE,
        reportsOnly = true,
        hardening = """
            If no template reads a key in one of the product's tables, the key has no effect; it is usually \
            misspelt or belongs to another version. A table whose name is similar to one of the product's is \
            reported as unknown. Other tables are treated as your own and ignored. The audit also reports a quoted \
            value where the templates expect a boolean: they treat `true` in quotes as off.""",
        nist = "CM-6")
public final class TomlUnknownKey extends Control {

    /** Examples in API Manager's own file; the server reads these keys under other names. */
    private static final Set<String> EXAMPLES =
            Set.of("apim.throttling.event_sync.hostName", "apim.throttling.event_management.hostName");

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (String key : inspection.toml().keys()) {
            if (!key.startsWith("secrets.")
                    && !EXAMPLES.contains(key)
                    && !inspection.keys().knows(key)) {
                report(key, inspection, findings);
            }
            if (inspection.isTextForBoolean(key)) {
                String text = inspection.toml().string(key).orElseThrow();
                findings.add(
                        inspection.at(key),
                        "%s is the text \"%s\", which this version doesn't treat as a boolean.".formatted(key, text),
                        "Write %s without quotes.".formatted(text.toLowerCase(Locale.ROOT)));
            }
        }
        new Unseen(inspection, findings).none("template", inspection.rendered().paths());
    }

    private static void report(String key, Inspection inspection, Findings findings) throws IOException {
        String table = key.split("\\.", 2)[0];
        var known = inspection.keys().nearestTable(key);
        if (known.filter(table::equals).isPresent()) {
            findings.add(
                    inspection.at(key),
                    "%s has no effect in this version: no template reads it.".formatted(key),
                    "Check the spelling, or remove it.");
        } else if (known.isPresent()) {
            findings.add(
                    inspection.at(key),
                    "%s has no effect: this version doesn't support the table %s.".formatted(key, table),
                    "Did you mean %s?".formatted(known.get()));
        }
    }
}
