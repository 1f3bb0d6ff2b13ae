package io.github.ishardening.audit;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an audit found, in an order that depends on nothing but the content: rules by id; findings with the waived ones
 * last, the worst first, then by rule and place.
 *
 * @param tool the name of this plugin
 * @param version the version of this plugin
 * @param distribution what was audited
 * @param failOn from which severity on a finding fails the build
 * @param rules the rules that were checked
 * @param findings where they aren't followed, waived findings included
 */
public record AuditReport(
        String tool,
        String version,
        AuditedDistribution distribution,
        FailOn failOn,
        List<Rule> rules,
        List<Finding> findings) {

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.waived().isPresent())
            .thenComparing(Finding::severity)
            .thenComparing(finding -> finding.rule().id())
            .thenComparing(finding -> finding.location().path())
            .thenComparing(finding -> finding.location().line().orElse(0))
            .thenComparing(Finding::message)
            .thenComparing(Finding::cure);

    /** Sorts both lists and drops what is said twice; a finding of a rule that isn't listed is our own bug. */
    public AuditReport {
        rules = rules.stream().distinct().sorted(Comparator.comparing(Rule::id)).toList();
        findings = findings.stream().distinct().sorted(WORST_FIRST).toList();
        for (Finding finding : findings) {
            if (!rules.contains(finding.rule())) {
                throw new IllegalArgumentException(finding.rule().id() + " is not among the rules of the report");
            }
        }
    }

    /** How many findings there are. */
    public Summary summary() {
        return Summary.of(findings);
    }

    /** The findings that fail the build, the worst first. */
    public List<Finding> failures() {
        return findings.stream().filter(failOn::fails).toList();
    }

    /** The findings of this severity that nobody waived, by rule. */
    Map<Rule, List<Finding>> byRule(Severity severity) {
        return byRule(
                finding -> finding.severity() == severity && finding.waived().isEmpty());
    }

    /** The findings that are let pass, by rule. */
    Map<Rule, List<Finding>> waivedByRule() {
        return byRule(finding -> finding.waived().isPresent());
    }

    /** The findings of one rule. */
    List<Finding> of(Rule rule) {
        return findings.stream().filter(finding -> finding.rule().equals(rule)).toList();
    }

    private Map<Rule, List<Finding>> byRule(Predicate<Finding> which) {
        return group(findings.stream().filter(which).toList());
    }

    static Map<Rule, List<Finding>> group(Collection<Finding> findings) {
        return findings.stream().collect(Collectors.groupingBy(Finding::rule, LinkedHashMap::new, Collectors.toList()));
    }
}
