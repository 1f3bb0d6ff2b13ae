package io.github.ishardening.audit.report;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.ByHand;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.audit.Outcome;
import io.github.ishardening.audit.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The results of one rule.
 *
 * @param rule the rule
 * @param findings its findings by outcome, the most severe first
 * @param byHand its manual checks
 * @param notApplicable why it couldn't be evaluated; empty if it could
 */
record RuleResult(
        Rule rule, Map<Outcome, List<Finding>> findings, List<ByHand> byHand, List<NotApplicable> notApplicable) {

    /** The results in a report, rules with the worst outcome first, then in the order of the report. */
    static List<RuleResult> of(AuditReport report) {
        var observations = report.observations();
        var findings = observations.findings().stream().collect(Collectors.groupingBy(Finding::rule));
        var byHand = observations.byHand().stream().collect(Collectors.groupingBy(ByHand::rule));
        var undecided = observations.notApplicable().stream().collect(Collectors.groupingBy(NotApplicable::rule));
        return report.rules().stream()
                .map(rule -> new RuleResult(
                        rule,
                        findings.getOrDefault(rule, List.of()).stream()
                                .collect(Collectors.groupingBy(
                                        RuleResult::outcome, () -> new EnumMap<>(Outcome.class), Collectors.toList())),
                        byHand.getOrDefault(rule, List.of()),
                        undecided.getOrDefault(rule, List.of())))
                .sorted(Comparator.comparing(result -> result.outcomes().get(0)))
                .toList();
    }

    private static Outcome outcome(Finding finding) {
        return finding.waived().isPresent()
                ? Outcome.WAIVED
                : Outcome.valueOf(finding.severity().name());
    }

    /** The outcomes, the most urgent first. */
    List<Outcome> outcomes() {
        var outcomes = new ArrayList<>(findings.keySet());
        if (!byHand.isEmpty()) {
            outcomes.add(Outcome.BY_HAND);
        }
        if (outcomes.isEmpty()) {
            outcomes.add(notApplicable.isEmpty() ? Outcome.PASSED : Outcome.NOT_APPLICABLE);
        }
        outcomes.sort(null);
        return outcomes;
    }

    /** The findings that match, the most severe first and waived ones last. */
    List<Finding> findings(Predicate<Finding> which) {
        return findings.values().stream().flatMap(List::stream).filter(which).toList();
    }

    /** Whether this is one of its outcomes. */
    boolean is(Outcome outcome) {
        return outcomes().contains(outcome);
    }

    /** Whether hardening fixes any of its findings. */
    boolean isFixed() {
        return !findings(Finding::isFixedByHarden).isEmpty();
    }

    /** Whether it has a finding that hardening doesn't fix and that isn't waived. */
    boolean isLeft() {
        return !findings(finding -> finding.waived().isEmpty() && !finding.isFixedByHarden())
                .isEmpty();
    }

    /** The rule's anchor on the page. */
    String anchor() {
        return anchor(rule.id());
    }

    /** The anchor of the rule with this id on the page. */
    static String anchor(String id) {
        return "rule-" + id;
    }
}
