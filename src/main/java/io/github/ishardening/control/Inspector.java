package io.github.ishardening.control;

import io.github.ishardening.audit.Observations;
import io.github.ishardening.inspection.Failure;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.List;

/**
 * Asks controls what they say of a distribution.
 *
 * @param controls those that it asks
 */
public record Inspector(List<Control> controls) {

    /** The rule that says why a configuration can't be asked. */
    public static final String FAULT = "toml-invalid";

    /** Copies the list. */
    public Inspector {
        controls = List.copyOf(controls);
    }

    /**
     * What the controls say. One that fails says so, as an error, and ends no audit; when this returns, none is at work any
     * more.
     */
    public Observations observe(Inspection inspection) {
        return controls.parallelStream()
                .map(control -> observe(control, inspection))
                .reduce(Observations.none(), Observations::and);
    }

    private Observations observe(Control control, Inspection inspection) {
        var findings = new Findings(control.rule());
        return Failure.tamed(() -> ask(control, inspection, findings), findings::failed);
    }

    /** What the configuration can't be asked is no error as long as the rule that says why is checked. */
    private Observations ask(Control control, Inspection inspection, Findings findings) throws IOException {
        var fault = inspection.fault();
        if (control.needsConfiguration() && !inspection.product().toml()) {
            findings.notApplicable("this version is configured by XML files");
        } else if (!control.needsConfiguration() || fault.isEmpty()) {
            control.inspect(inspection, findings);
        } else if (isFaultSaid()) {
            findings.notApplicable("the server can't start with its configuration (see " + FAULT + ")");
        } else {
            throw fault.get();
        }
        return findings.all();
    }

    private boolean isFaultSaid() {
        return controls.stream().anyMatch(control -> control.id().equals(FAULT));
    }
}
