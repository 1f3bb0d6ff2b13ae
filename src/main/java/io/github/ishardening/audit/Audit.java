package io.github.ishardening.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes a report out of findings, as the user's policy and waivers say. */
public record Audit(Policy policy, Waivers waivers) {

    /**
     * An audit by this policy; what is wrong with that is said before anything is looked at.
     *
     * @param waivers the file of waivers, if there is one
     * @param rules all rules that there are
     * @param today the day on which waivers have to hold
     * @throws io.github.ishardening.problem.ProblemException if policy or waivers name rules that don't exist, or a
     *     waiver can't be read or has expired
     */
    public static Audit of(Policy policy, Optional<Path> waivers, Collection<Rule> rules, LocalDate today)
            throws IOException {
        policy.requireKnown(rules);
        return new Audit(policy, waivers.isPresent() ? Waivers.read(waivers.get(), rules, today) : Waivers.none());
    }

    /** Whether this rule is to be checked. */
    public boolean checks(Rule rule) {
        return !policy.excludes().contains(rule.id());
    }

    /**
     * What the policy makes of what was observed.
     *
     * @param tool the name of this plugin
     * @param version the version of this plugin
     * @param distribution what was looked at
     * @param checked the rules that were checked on its files
     * @param observed what they say
     * @param trial what a server said that was started with it, if one was
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

    /** What to say of waivers that weren't needed; see {@link Waivers#idle}. */
    public List<String> idleWaivers(AuditReport report) {
        return waivers.idle(report.findings(), report.rules());
    }
}
