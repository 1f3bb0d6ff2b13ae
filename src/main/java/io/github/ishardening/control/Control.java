package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;

/**
 * One item of the production guidelines: a rule, how to make a distribution follow it, and how to find out whether it
 * does. A new guideline is a new class here, whose {@link Guideline} says the rule, and a line in {@code Controls}.
 */
public abstract class Control {

    private final Guideline guideline = getClass().getAnnotation(Guideline.class);
    private final Rule rule = new Rule(
            guideline.id(),
            guideline.title(),
            guideline.severity(),
            guideline.source(),
            guideline.address(),
            (guideline.reportsOnly() ? "Reported only. " : "") + guideline.hardening(),
            versions(guideline));

    private static String versions(Guideline guideline) {
        if (!guideline.versions().isEmpty()) {
            return guideline.versions();
        }
        return guideline.needsConfiguration() ? AppliesTo.TOML : AppliesTo.ALL;
    }

    /** The rule, as its class says it. */
    public final Rule rule() {
        return rule;
    }

    /** The rule's id, in kebab case, which never changes: what users exclude, waive and search for. */
    public final String id() {
        return rule.id();
    }

    /** Whether the rule is about what {@code deployment.toml} says. */
    public final boolean needsConfiguration() {
        return guideline.needsConfiguration();
    }

    /**
     * Makes the distribution follow the rule; stages edits only. Doing it twice edits nothing more. Does nothing for rules
     * that a build can't make true.
     *
     * @param hardening what is being hardened, and what the user asked for
     * @throws IOException if the distribution can't be read
     */
    public void harden(HardeningContext hardening) throws IOException {
        // audited only
    }

    /**
     * Says where the distribution doesn't follow the rule; edits nothing.
     *
     * @param inspection what is being inspected
     * @param findings where to put what is found; nothing if the rule is followed
     * @throws IOException if the distribution can't be read
     */
    public abstract void inspect(Inspection inspection, Findings findings) throws IOException;
}
