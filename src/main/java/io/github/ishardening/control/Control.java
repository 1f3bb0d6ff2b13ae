package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;

/**
 * Implements one item of the production guidelines: hardens a distribution to follow a rule, and audits whether it
 * does. A new one needs a class with a {@link Guideline} that declares the rule, and a line in {@code Controls}.
 */
public abstract class Control extends Ruled {

    private final boolean needsConfiguration =
            getClass().getAnnotation(Guideline.class).needsConfiguration();

    /** Creates a control for the rule that its class declares. */
    protected Control() {
        super(Rule.Subject.DISTRIBUTION);
    }

    /** Whether the rule depends on {@code deployment.toml}. */
    public final boolean needsConfiguration() {
        return needsConfiguration;
    }

    /**
     * Makes the distribution follow the rule; only stages edits. Calling it twice edits nothing more. Does nothing for
     * rules that a build can't enforce.
     *
     * @param hardening the distribution to harden, and the user's settings
     * @throws IOException if the distribution can't be read
     */
    public void harden(HardeningContext hardening) throws IOException {
        // audited only
    }

    /**
     * Reports where the distribution doesn't follow the rule; edits nothing.
     *
     * @param inspection the distribution to inspect
     * @param findings receives the findings; none if the rule is followed
     * @throws IOException if the distribution can't be read
     */
    public abstract void inspect(Inspection inspection, Findings findings) throws IOException;
}
