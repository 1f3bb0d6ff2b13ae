package io.github.ishardening.control;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs controls over a distribution, a stock one, a hardened one or anybody's, and collects what they find. */
public final class Inspector {

    private final InspectionRequest request;
    private final Surroundings surroundings;

    /** An inspector that looks for what is asked. */
    public Inspector(InspectionRequest request, Surroundings surroundings) {
        this.request = request;
        this.surroundings = surroundings;
    }

    /**
     * What the controls find, in the order of the catalogue; staged edits count.
     *
     * @throws IOException if the distribution can't be read
     */
    public List<Finding> inspect(Distribution distribution) throws IOException {
        var inspection = Inspection.of(request, surroundings, distribution);
        var all = new ArrayList<Finding>();
        for (Control control : request.controls()) {
            if (inspection.fault().isEmpty() || !control.needsConfiguration()) {
                var findings = new Findings(control.rule());
                control.inspect(inspection, findings);
                all.addAll(findings.all());
            }
        }
        return all;
    }
}
