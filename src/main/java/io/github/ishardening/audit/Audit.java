package io.github.ishardening.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Creates a report from findings, according to the user's policy and waivers. */
public record Audit(Policy policy, Waivers waivers) {

    /**
     * An audit with this policy. Mistakes in policy and waivers are reported before anything is checked.
     *
     * @param waivers the waiver file, if there is one
     * @param rules all existing rules
     * @param today the day on which waivers must be valid
     * @throws io.github.ishardening.problem.ProblemException if the policy or waivers name rules that don't exist, or a
     *     waiver can't be read or has expired
     */
    public static Audit of(Policy policy, Optional<Path> waivers, Collection<Rule> rules, LocalDate today)
            throws IOException {
        policy.requireKnown(rules);
        return new Audit(policy, waivers.isPresent() ? Waivers.read(waivers.get(), rules, today) : Waivers.none());
    }

    /** Whether the policy includes this rule. */
    public boolean checks(Rule rule) {
        return !policy.excludes().contains(rule.id());
    }

    /**
     * Creates the report, with the policy and waivers applied to the observations.
     *
     * @param tool the name of this plugin
     * @param version the version of this plugin
     * @param distribution what was audited
     * @param checked the rules that were checked on its files
     * @param observed the results of these rules
     * @param trial the checks of a server that was running, if there was one
     */
    public AuditReport report(
            String tool,
            String version,
            AuditedDistribution distribution,
            List<Rule> checked,
            Observations observed,
            Optional<ServerTrial> trial) {
        var rules = new ArrayList<>(checked);
        var all = observed;
        if (trial.isPresent()) {
            rules.addAll(trial.get().rules());
            all = all.and(trial.get().observations());
        }
        var judged = new Observations(waivers.applyTo(policy.weigh(all.findings())), all.byHand(), all.notApplicable());
        return new AuditReport(
                tool, version, distribution, policy.failOn(), rules, judged, trial.map(ServerTrial::facts));
    }

    /** Messages about waivers that weren't needed; see {@link Waivers#idle}. */
    public List<String> idleWaivers(AuditReport report) {
        return waivers.idle(report.findings(), report.rules());
    }
}
