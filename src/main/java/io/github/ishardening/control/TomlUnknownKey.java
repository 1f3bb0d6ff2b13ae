package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.io.IOException;

/**
 * Every key of {@code deployment.toml} has an effect in this version. Tables of one's own, which no product knows, are
 * nobody's business.
 */
final class TomlUnknownKey implements Control {

    private static final Rule RULE = new Rule(
            "toml-unknown-key",
            "Every key has an effect",
            Severity.WARNING,
            "Configuration catalog",
            """
            Reported only. A key in a table that the product knows, which no template reads, has no effect and is \
            most often a misspelling or belongs to another version. Tables of one's own are left alone.""",
            Versions.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (String key : inspection.toml().keys()) {
            boolean isUnknown =
                    !key.startsWith("secrets.") && !inspection.keys().knows(key);
            if (isUnknown && inspection.keys().nearestTable(key).isPresent()) {
                findings.add(
                        inspection.at(key),
                        "%s has no effect in this version: no template knows it.".formatted(key),
                        "Look for another spelling, or remove it.");
            }
        }
        new Unseen(inspection, findings).none("template", inspection.rendered().paths());
    }
}
