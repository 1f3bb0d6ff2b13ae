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
 * What an audit found, in an order that depends on nothing but the content.
 *
 * @param tool the name of this plugin
 * @param version the version of this plugin
 * @param distribution what was audited
 * @param failOn from which severity on a finding fails the build
 * @param rules the rules that were checked, by id
 * @param observations what they say
 * @param trial how a server came to be asked; empty where only files were looked at
 */
public record AuditReport(
        String tool,
        String version,
        AuditedDistribution distribution,
        FailOn failOn,
        List<Rule> rules,
        Observations observations,
        Optional<ServerTrial.Facts> trial) {

    /** Sorts both, and drops what is said twice; what a rule says that isn't listed is our own bug. */
    public AuditReport {
        rules = rules.stream().distinct().sorted(Comparator.comparing(Rule::id)).toList();
        observations = observations.inOrder();
        for (Rule rule : observations.rules()) {
            if (!rules.contains(rule)) {
                throw new IllegalArgumentException(rule.id() + " is not among the rules of the report");
            }
        }
    }

    /** Where rules aren't followed, as {@link Observations#findings} says. */
    public List<Finding> findings() {
        return observations.findings();
    }

    /** The same, where places of the distribution are others for the user. */
    public AuditReport at(UnaryOperator<Location> places) {
        return new AuditReport(tool, version, distribution, failOn, rules, observations.at(places), trial);
    }

    /** The part of it that is about this. */
    public AuditReport about(Rule.Subject subject) {
        return of(rule -> rule.subject() == subject);
    }

    /** The part of it that is about this. */
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

    /** How much was checked and found: a sentence. */
    public String sum() {
        return "%s rules checked: %s.".formatted(rules.size(), summary());
    }

    /** How much was found, and how many rules passed. */
    public Summary summary() {
        return Summary.of(observations, passed().size());
    }

    /** The rules that were decided and found nothing. */
    public List<Rule> passed() {
        var speaking = observations.rules();
        return rules.stream().filter(rule -> !speaking.contains(rule)).toList();
    }

    /** The findings that fail the build, the worst first. */
    public List<Finding> failures() {
        return findings().stream().filter(failOn::fails).toList();
    }

    /** How many findings nobody waived. */
    public long open() {
        return findings().stream().filter(finding -> finding.waived().isEmpty()).count();
    }

    /** How many of them hardening fixes, where a stock distribution was audited. */
    public long fixedByHarden() {
        return findings().stream().filter(Finding::isFixedByHarden).count();
    }

    /** The findings of this severity that nobody waived, by rule. */
    public Map<Rule, List<Finding>> byRule(Severity severity) {
        return group(findings().stream()
                .filter(finding ->
                        finding.severity() == severity && finding.waived().isEmpty())
                .toList());
    }

    /** The advisories that concern the distribution and that nobody waived. */
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
