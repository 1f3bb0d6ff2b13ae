package io.github.ishardening.control;

import io.github.ishardening.audit.Observations;
import io.github.ishardening.inspection.Failure;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.List;

/**
 * Runs the inspections of controls on a distribution.
 *
 * @param controls the controls to run
 */
public record Inspector(List<Control> controls) {

    /** The ID of the rule that reports why a configuration can't be read. */
    public static final String FAULT = "toml-invalid";

    /** Copies the list. */
    public Inspector {
        controls = List.copyOf(controls);
    }

    /**
     * Runs all controls, and returns their observations when all have finished. A failing control is reported as an
     * error, and the others still run.
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

    /** An unreadable configuration is no failure if the rule that reports the reason is also checked. */
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
