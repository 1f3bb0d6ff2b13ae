package io.github.ishardening;

import io.github.ishardening.config.CheckedConfigurator;
import io.github.ishardening.hardening.DistributionBanner;
import io.github.ishardening.hardening.FragmentOverrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks a distribution, a stock one, a hardened one or anybody's, against the rules; writes reports to
 * {@code is-hardening/reports} in the output directory, and fails where {@code failOn} says so. Needs no project, and no
 * keys: what it can't open without a password it says.
 */
@Mojo(
        name = "audit",
        configurator = CheckedConfigurator.NAME,
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        threadSafe = true)
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
        var policy = policy();
        render((request, surroundings) -> {
            try (var target = target()) {
                progress().once(DistributionBanner.asFound(target.distribution(), surroundings));
                audit(policy, target, request, surroundings);
            }
        });
    }

    private Target target() throws IOException {
        if (auditDistribution != null) {
            Path named = location("<auditDistribution>", auditDistribution);
            return Target.open(named, auditDistribution, Collections.emptySortedMap(), FragmentOverrides.none());
        }
        Path named = location();
        try (var stock = openToEdit(named)) {
            overlay().load(stock);
            Path result = result(stock);
            return stock.isDirectory() || !Files.exists(result)
                    ? Target.open(named, distributionName(), stock.edits(), overrides())
                    : Target.open(result, shown(result), stock.edits(), overrides());
        }
    }
}
