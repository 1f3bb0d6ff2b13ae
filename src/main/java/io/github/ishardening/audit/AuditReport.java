package io.github.ishardening.audit;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The results of an audit, in an order that depends only on the content.
 *
 * @param tool the name of this plugin
 * @param version the version of this plugin
 * @param distribution what was audited
 * @param failOn the lowest severity that fails the build
 * @param rules the rules that were checked, by id
 * @param observations their results
 * @param trial how a running server was checked; empty if only files were
 */
public record AuditReport(
        String tool,
        String version,
        AuditedDistribution distribution,
        FailOn failOn,
        List<Rule> rules,
        Observations observations,
        Optional<ServerTrial.Facts> trial) {

    /**
     * Sorts rules and observations and drops duplicates; an observation of an unlisted rule is a bug in this plugin.
     */
    public AuditReport {
        rules = rules.stream().distinct().sorted(Comparator.comparing(Rule::id)).toList();
        observations = observations.inOrder();
        for (Rule rule : observations.rules()) {
            if (!rules.contains(rule)) {
                throw new IllegalArgumentException(rule.id() + " is not among the rules of the report");
            }
        }
    }

    /** The violations of rules; see {@link Observations#findings}. */
    public List<Finding> findings() {
        return observations.findings();
    }

    /** The same report with locations in the distribution mapped to the user's. */
    public AuditReport at(UnaryOperator<Location> places) {
        return new AuditReport(tool, version, distribution, failOn, rules, observations.at(places), trial);
    }

    /** The part of this report with this subject. */
    public AuditReport about(Rule.Subject subject) {
        return of(rule -> rule.subject() == subject);
    }

    /** The part of this report with this theme. */
    public AuditReport about(Theme theme) {
        return of(rule -> rule.theme() == theme);
    }

    private AuditReport of(Predicate<Rule> which) {
        return new AuditReport(
                tool,
                version,
                distribution,
                failOn,
                rules.stream().filter(which).toList(),
                observations.of(which),
                trial);
    }

    /** The number of rules checked, and their results: a sentence. */
    public String sum() {
        return "%s rules checked: %s.".formatted(rules.size(), summary());
    }

    /** The number of results of each kind, and of rules that passed. */
    public Summary summary() {
        return Summary.of(observations, passed().size());
    }

    /** The rules that were evaluated and found nothing. */
    public List<Rule> passed() {
        var speaking = observations.rules();
        return rules.stream().filter(rule -> !speaking.contains(rule)).toList();
    }

    /** The findings that fail the build, the most severe first. */
    public List<Finding> failures() {
        return findings().stream().filter(failOn::fails).toList();
    }

    /** The number of findings that aren't waived. */
    public long open() {
        return findings().stream().filter(finding -> finding.waived().isEmpty()).count();
    }

    /** The number of findings that hardening fixes in a stock distribution. */
    public long fixedByHarden() {
        return findings().stream().filter(Finding::isFixedByHarden).count();
    }

    /** The advisories that concern the distribution and aren't waived. */
    public OpenAdvisories openAdvisories() {
        return new OpenAdvisories(findings().stream()
                .filter(finding -> finding.waived().isEmpty())
                .flatMap(finding -> finding.advisory().stream())
                .toList());
    }

    /** The findings of one rule. */
    public List<Finding> of(Rule rule) {
        return findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    static Map<Rule, List<Finding>> group(Collection<Finding> findings) {
        return findings.stream().collect(Collectors.groupingBy(Finding::rule, LinkedHashMap::new, Collectors.toList()));
    }
}
