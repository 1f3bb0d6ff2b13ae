package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;

/**
 * One item of the production guidelines: a rule, how to make a distribution follow it, and how to find out whether it
 * does. A new guideline is a new class here, whose {@link Guideline} says the rule, and a line in {@code Controls}.
 */
public abstract class Control extends Ruled {

    private final boolean needsConfiguration =
            getClass().getAnnotation(Guideline.class).needsConfiguration();

    /** A control of the rule that its class says. */
    protected Control() {
        super(Rule.Subject.DISTRIBUTION);
    }

    /** Whether the rule is about what {@code deployment.toml} says. */
    public final boolean needsConfiguration() {
        return needsConfiguration;
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
