package io.github.ishardening;

import io.github.ishardening.distribution.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks a distribution, a stock one, a hardened one or anybody's, against the rules; writes reports to
 * {@code is-hardening/reports} in the output directory, and fails where {@code failOn} says so. Needs no project, and no
 * keys: what it can't open without a password it says.
 */
@Mojo(name = "audit", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public class AuditMojo extends AbstractAuditingMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.audit.skip", defaultValue = "false")
    private boolean skipAudit;

    /**
     * What to audit: a zip, an unpacked folder, or coordinates, as in {@code distribution}. Default: what this build made
     * of {@code distribution}, and where it made nothing, {@code distribution} itself.
     */
    @Parameter(property = "is-hardening.audit.distribution")
    private String auditDistribution;

    @Override
    protected boolean skipsThisGoal() {
        return skipAudit;
    }

    @Override
    protected void run() throws IOException {
        if (auditDistribution != null) {
            audit(location("<auditDistribution>", auditDistribution), auditDistribution, Collections.emptySortedMap());
            return;
        }
        Path stock = location();
        try (var distribution = openToEdit(stock)) {
            overlay().load(distribution);
            var changes = distribution.edits();
            if (!distribution.isDirectory() && Files.exists(result(distribution))) {
                Path result = result(distribution);
                audit(result, shown(result), changes);
            } else {
                audit(stock, distributionName(), changes);
            }
        }
    }

    private void audit(Path audited, String shown, SortedMap<String, Change> changes) throws IOException {
        var policy = policy();
        lookAt(
                audited,
                (request, distribution, surroundings) ->
                        audit(policy, new Target(distribution, shown, changes, false), request, surroundings));
    }
}
